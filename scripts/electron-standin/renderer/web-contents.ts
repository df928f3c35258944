import type Electron from 'electron';
import type { Page } from '../chromium/page.ts';
import { preventable } from '../events.ts';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import { ContentsPage, type ContentsParts } from './contents-page.ts';
import type { Frame } from './frame.ts';
import { IpcHub } from './ipc-hub.ts';
import { encodeMessage, relayFromPage, type RelayOwner } from './ipc-relay.ts';

const events = [
  ...['did-start-loading', 'did-stop-loading', 'dom-ready', 'did-finish-load', 'did-fail-load'],
  ...['did-navigate', 'did-navigate-in-page', 'will-navigate', 'will-frame-navigate'],
  ...['will-redirect', 'will-prevent-unload', 'will-attach-webview', 'did-create-window'],
  ...[
    'ipc-message',
    'console-message',
    'context-menu',
    'preload-error',
    'render-process-gone',
    'destroyed',
  ],
];

/** What a window shows, and the ways to and from its page: Electron's `webContents`. */
export class StandinWebContents extends StrictEmitter implements PartOf<Electron.WebContents> {
  readonly id: number;
  readonly ipc: Electron.IpcMain;
  readonly session: Electron.Session;
  readonly #parts: ContentsParts;
  readonly #page: ContentsPage;
  #isDestroyed = false;
  #isThrottled: boolean;

  constructor(id: number, parts: ContentsParts) {
    super('WebContents', events);
    const contents = whole<Electron.WebContents>(this);
    const hub = new IpcHub();
    this.id = id;
    this.ipc = hub;
    this.session = whole<Electron.Session>(parts.state);
    this.#parts = parts;
    this.#isThrottled = parts.preferences.backgroundThrottling ?? true;
    const relay: RelayOwner = {
      contents,
      hubs: [hub, parts.host.ipcMain],
      deliver: (frame, text) => this.#page.deliver(frame, text),
      preloadFailed: (error) => this.#preloadFailed(error),
    };
    this.#page = new ContentsPage(parts, {
      contents,
      message: (frame: Frame, text) => relayFromPage(relay, frame, text),
      preloadFailed: (error) => this.#preloadFailed(error),
    });
  }

  get mainFrame(): Electron.WebFrameMain {
    this.#demandAlive();
    return whole<Electron.WebFrameMain>(this.#page.frame);
  }

  get backgroundThrottling(): boolean {
    return this.#isThrottled;
  }

  setBackgroundThrottling(allowed: boolean): void {
    this.#demandAlive();
    this.#isThrottled = allowed;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getURL(): string {
    this.#demandAlive();
    return this.#page.frame.url;
  }

  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.#demandAlive();
    this.#page.popups.handler = handler;
  }

  /** There is no place for developer tools here: connect to the debugging port instead. */
  openDevTools(): void {
    this.#parts.host.log('For developer tools, connect to the port of --remote-debugging-port.');
  }

  /** What cannot be cloned is logged, not thrown, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.#demandAlive();
    try {
      this.#page.deliver(this.#page.frame, encodeMessage(channel, args));
    } catch (error) {
      this.#parts.host.log(`webContents.send('${channel}') failed: ${String(error)}`);
    }
  }

  reload(): void {
    this.#demandAlive();
    this.#page.reload();
  }

  async loadURL(url: string): Promise<void> {
    this.#demandAlive();
    await this.#page.load(url);
  }

  /** For the window: runs something on the page after everything that was asked for before. */
  onPage<T>(task: (page: Page) => Promise<T>): Promise<T> {
    return this.#page.run(task);
  }

  /** Called by the window when its page has gone. */
  leave(): void {
    this.#isDestroyed = true;
    this.#page.leave();
    this.emit('destroyed');
  }

  #preloadFailed(error: Error): void {
    const path = this.#parts.preferences.preload ?? '';
    this.#parts.host.log(`Unable to load preload script: ${path}\n${error.stack ?? error.message}`);
    this.emit('preload-error', preventable({}), path, error);
  }

  #demandAlive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }
}
