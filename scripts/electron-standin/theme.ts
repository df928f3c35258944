import { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Source = Electron.NativeTheme['themeSource'];

/** Light or dark: what the person's desktop says, unless the app chose. */
export class Theme extends EventEmitter<{ changed: [] }> {
  #source: Source = 'system';
  #isDesktopDark = false;

  get source(): Source {
    return this.#source;
  }

  get isDesktopDark(): boolean {
    return this.#isDesktopDark;
  }

  get isDark(): boolean {
    return this.#source === 'system' ? this.#isDesktopDark : this.#source === 'dark';
  }

  choose(source: Source): void {
    const before = this.isDark;
    this.#source = source;
    if (before !== this.isDark) this.emit('changed');
  }

  /** The person changes the theme of the desktop. */
  desktopChanged(isDark: boolean): void {
    if (this.#isDesktopDark === isDark) return;
    this.#isDesktopDark = isDark;
    this.emit('changed');
  }
}
