import type Electron from 'electron';
import { type PartOf, StrictEmitter } from '../strict.ts';
import type { Theme } from '../theme.ts';

/** `nativeTheme`: the desktop's theme comes over control, the app's choice wins, and pages follow. */
export class StandinNativeTheme extends StrictEmitter implements PartOf<Electron.NativeTheme> {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  readonly #theme: Theme;

  constructor(theme: Theme) {
    super('nativeTheme', ['updated']);
    this.#theme = theme;
    theme.on('changed', () => setImmediate(() => this.emit('updated')));
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#theme.source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.#theme.choose(source);
  }

  get shouldUseDarkColors(): boolean {
    return this.#theme.isDark;
  }

  /** The tray and the task bar follow the desktop, not the app. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#theme.isDesktopDark;
  }
}
