import type { StandinBrowserWindow } from './api/browser-window.ts';

/** The windows that are open, oldest first. */
export class WindowList {
  readonly #windows = new Set<StandinBrowserWindow>();
  #focused: StandinBrowserWindow | undefined;
  #lastId = 0;
  /** Called when the last one has closed; the app decides what that means. */
  allClosed: () => void = () => undefined;

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
  }

  remove(window: StandinBrowserWindow): void {
    if (!this.#windows.delete(window)) return;
    if (this.#focused === window) this.#focused = undefined;
    if (this.#windows.size === 0) this.allClosed();
  }

  /** Gives the focus to one window, or to none, as when the person clicks elsewhere. */
  focus(window: StandinBrowserWindow | undefined): void {
    const before = this.#focused;
    if (before === window) return;
    this.#focused = window;
    before?.focusChanged(false);
    window?.focusChanged(true);
  }
}
