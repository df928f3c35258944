import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { StandinBrowserWindow } from './api/browser-window.ts';
import { whole } from './strict.ts';

/** What happens to windows, for `app` to tell. */
interface WindowEvents {
  created: [window: Electron.BrowserWindow, contents: Electron.WebContents];
  focus: [window: Electron.BrowserWindow];
  blur: [window: Electron.BrowserWindow];
  crashed: [contents: Electron.WebContents, details: Electron.RenderProcessGoneDetails];
  'close-prevented': [];
  'all-closed': [];
}

/** The windows that are open, oldest first, and which of them has the focus. */
export class WindowList extends EventEmitter<WindowEvents> {
  readonly #windows = new Set<StandinBrowserWindow>();
  #focused: StandinBrowserWindow | undefined;
  #lastId = 0;

  get all(): readonly StandinBrowserWindow[] {
    return [...this.#windows];
  }

  get focused(): StandinBrowserWindow | undefined {
    return this.#focused;
  }

  nextId(): number {
    return ++this.#lastId;
  }

  add(window: StandinBrowserWindow): void {
    this.#windows.add(window);
    this.emit('created', whole<Electron.BrowserWindow>(window), window.webContents);
  }

  remove(window: StandinBrowserWindow): void {
    if (!this.#windows.delete(window)) return;
    if (this.#focused === window) this.#focused = undefined;
    if (this.#windows.size === 0) this.emit('all-closed');
  }

  /** Gives the focus to one window, or to none, as when the person clicks elsewhere. */
  focus(window: StandinBrowserWindow | undefined): void {
    const before = this.#focused;
    if (before === window) return;
    this.#focused = window;
    if (before) {
      before.focusChanged(false);
      this.emit('blur', whole<Electron.BrowserWindow>(before));
    }
    if (window) {
      window.focusChanged(true);
      this.emit('focus', whole<Electron.BrowserWindow>(window));
    }
  }
}
