import type Electron from 'electron';
import { preventable } from '../events.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';

const events = [
  ...['close', 'closed', 'ready-to-show', 'show', 'hide', 'focus', 'blur', 'session-end'],
  ...['query-session-end', 'resize', 'resized', 'move', 'moved', 'always-on-top-changed'],
];

/** The traits of a window that Chromium's window has no part in: the app sets and reads them. */
export class WindowTraits extends StrictEmitter implements PartOf<Electron.BrowserWindow> {
  readonly #isResizable: boolean;
  readonly #platform: NodeJS.Platform;
  #isDestroyed = false;
  #title: string;
  #isOnTop: boolean;
  #isEverywhere = false;

  constructor(platform: NodeJS.Platform, options: Electron.BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    this.#platform = platform;
    this.#title = options.title ?? '';
    this.#isOnTop = options.alwaysOnTop ?? false;
    this.#isResizable = options.resizable ?? true;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isResizable(): boolean {
    this.demandAlive();
    return this.#isResizable;
  }

  isMinimized(): boolean {
    this.demandAlive();
    return false;
  }

  getTitle(): string {
    this.demandAlive();
    return this.#title;
  }

  setTitle(title: string): void {
    this.demandAlive();
    this.#title = title;
  }

  isAlwaysOnTop(): boolean {
    this.demandAlive();
    return this.#isOnTop;
  }

  setAlwaysOnTop(flag: boolean): void {
    this.demandAlive();
    if (flag === this.#isOnTop) return;
    this.#isOnTop = flag;
    this.emit('always-on-top-changed', preventable({}), flag);
  }

  isVisibleOnAllWorkspaces(): boolean {
    this.demandAlive();
    return this.#isEverywhere;
  }

  /** Windows has no such thing. */
  setVisibleOnAllWorkspaces(visible: boolean): void {
    this.demandAlive();
    this.#isEverywhere = visible && this.#platform !== 'win32';
  }

  /** Chromium's windows have no menus. */
  setMenu(): void {
    this.demandAlive();
  }

  removeMenu(): void {
    this.demandAlive();
  }

  setSkipTaskbar(): void {
    this.demandAlive();
  }

  /** Throws what Electron throws for a window that has gone. */
  protected demandAlive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }

  protected die(): void {
    this.#isDestroyed = true;
  }
}
