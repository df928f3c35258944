import type { NativeTheme } from 'electron';

/**
 * The window's colour before the page has painted: `--surface` of the page's style sheet in the theme it will choose, so
 * that nothing flashes.
 */
export function windowBackground(
  theme: Pick<NativeTheme, 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>,
): string {
  if (!theme.shouldUseDarkColors) return '#ffffff';
  return theme.shouldUseHighContrastColors ? '#000000' : '#16181b';
}
