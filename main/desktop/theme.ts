import type { Theme } from '../../preload/contract/settings.ts';

/** The part of Electron's `nativeTheme` in use; setting `themeSource` also drives the page's `prefers-color-scheme`. */
export interface ThemePort {
  themeSource: Theme;
  readonly shouldUseDarkColors: boolean;
  readonly shouldUseHighContrastColors: boolean;
  readonly shouldUseDarkColorsForSystemIntegratedUI: boolean;
}

/**
 * The window's colour before the page has painted: `--surface` of the page's style sheet in the theme it will choose, so
 * that nothing flashes.
 */
export function windowBackground(
  theme: Pick<ThemePort, 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>,
): string {
  if (!theme.shouldUseDarkColors) return '#ffffff';
  return theme.shouldUseHighContrastColors ? '#000000' : '#16181b';
}
