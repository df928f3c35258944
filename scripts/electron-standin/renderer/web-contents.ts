import type Electron from 'electron';
import { Page, type PageEvents } from '../chromium/page.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { toApp, toChromium } from '../schemes.ts';
import { type PartOf, StrictEmitter, whole } from '../strict.ts';
import { asWebFrameMain, Frame } from './frame.ts';
import { IpcHub } from './ipc-hub.ts';
import { encodeMessage, relayFromPage, type RelayOwner } from './ipc-relay.ts';
import { LoadError } from './load-error.ts';
import { Requests } from './requests.ts';
import { asSession, type SessionState } from './session.ts';

const events = [
  'blur',
  'console-message',
  'context-menu',
  'destroyed',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'focus',
  'ipc-message',
  'preload-error',
  'render-process-gone',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
] as const;

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** What a window shows, and the ways to and from its page: Electron's `webContents`. */
export class StandinWebContents extends StrictEmitter implements PartOf<Electron.WebContents> {
  readonly id: number;
  readonly ipc: Electron.IpcMain;
  readonly session: Electron.Session;
  readonly #hub = new IpcHub();
  readonly #host: Host;
  readonly #state: SessionState;
  readonly #relay: RelayOwner;
  readonly #preferences: Electron.WebPreferences;
  #page: Page | undefined;
  #requests: Requests | undefined;
  #work: Promise<unknown>;
  #frame: Frame;
  #url = '';
  #destroyed = false;
  #throttled: boolean;
  /** The address the app itself is loading: no `will-navigate` for it. */
  #ownLoad: string | undefined;
  #finished: (() => void) | undefined;
  #superseded: (() => void) | undefined;
  #handlerError: string | undefined;
  openHandler: WindowOpenHandler | undefined;

  constructor(
    host: Host,
    id: number,
    preferences: Electron.WebPreferences,
    state: SessionState,
    target: Promise<Page['session']>,
  ) {
    super('WebContents', events);
    this.#host = host;
    this.id = id;
    this.ipc = this.#hub;
    this.#state = state;
    this.session = asSession(state);
    this.#preferences = preferences;
    this.#throttled = preferences.backgroundThrottling ?? true;
    this.#frame = this.#newFrame('');
    this.#relay = {
      contents: asWebContents(this),
      hubs: [this.#hub, host.ipcMain],
      deliver: (frame, text) => {
        if (frame === this.#frame) this.#page?.deliver(text);
      },
      preloadFailed: (error) => this.#preloadFailed(error),
    };
    this.#work = target.then((session) => this.#open(session));
    this.#work.catch((error: unknown) =>
      host.log(`A window could not be opened: ${String(error)}`),
    );
  }

  /** Runs something on the page after everything that was asked for before. */
  async onPage<T>(task: (page: Page) => Promise<T>): Promise<T> {
    const result = this.#work.then(() => {
      if (!this.#page) throw new Error('The page has gone.');
      return task(this.#page);
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  get mainFrame(): Electron.WebFrameMain {
    this.#demandAlive();
    return asWebFrameMain(this.#frame);
  }

  get backgroundThrottling(): boolean {
    return this.#throttled;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  getURL(): string {
    this.#demandAlive();
    return this.#url;
  }

  setBackgroundThrottling(allowed: boolean): void {
    this.#throttled = allowed;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  /** There is no place for developer tools here: connect to the debugging port instead. */
  openDevTools(): void {
    this.#host.log('Developer tools: connect to the debugging port (--remote-debugging-port).');
  }

  send(channel: string, ...args: unknown[]): void {
    this.#demandAlive();
    try {
      this.#page?.deliver(encodeMessage(channel, args));
    } catch (error) {
      this.#host.log(`webContents.send('${channel}') failed: ${String(error)}`);
    }
  }

  reload(): void {
    this.#demandAlive();
    this.#ownLoad = toChromium(this.#url);
    void this.onPage((page) => page.session.send('Page.reload')).catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    this.#demandAlive();
    if (!URL.canParse(url)) throw new LoadError('ERR_INVALID_URL', url);
    this.#superseded?.();
    const finished = new Promise<void>((resolve, reject) => {
      this.#finished = resolve;
      this.#superseded = () => reject(new LoadError('ERR_ABORTED', url));
    });
    finished.catch(() => undefined);
    const code = await this.onPage((page) => this.#navigate(page, url));
    if (code === undefined) return finished;
    this.emit(
      'did-fail-load',
      preventable({}),
      new LoadError(code, url).errno,
      code,
      url,
      true,
      1,
      1,
    );
    throw new LoadError(code, url);
  }

  /** Tells the page whether the app is dark: `prefers-color-scheme`. */
  applyTheme(): void {
    const value = this.#host.isDark() ? 'dark' : 'light';
    this.onPage((page) =>
      page.session.send('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value }],
      }),
    ).catch(() => undefined);
  }

  /** Called by the window when its page has gone. */
  leave(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#page = undefined;
    this.#frame.leave();
    this.emit('destroyed');
  }

  async #open(session: Page['session']): Promise<void> {
    const page = new Page(session, this.#pageEvents());
    this.#page = page;
    this.#requests = new Requests(session, this.#state, this.#host.schemes, (url, error) => {
      this.#handlerError = url;
      this.#host.log(`The handler of ${toApp(url)} failed: ${String(error)}`);
    });
    await page.open({
      preload: this.#preferences.preload,
      process: this.#host.sandboxedProcess(this.#preferences.additionalArguments ?? []),
    });
  }

  async #navigate(page: Page, url: string): Promise<string | undefined> {
    this.#ownLoad = toChromium(url);
    this.#handlerError = undefined;
    this.emit('did-start-loading');
    const { errorText } = await page.session.send('Page.navigate', { url: this.#ownLoad });
    if (!errorText) return undefined;
    return this.#handlerError ? 'ERR_UNEXPECTED' : errorText.replace('net::', '');
  }

  #pageEvents(): PageEvents {
    return {
      navigated: (url) => this.#navigated(toApp(url)),
      movedInPage: (url) => {
        this.#url = toApp(url);
        this.#frame.moveTo(this.#url);
        this.emit('did-navigate-in-page', preventable({}), this.#url, true, 1, 1);
      },
      domReady: () => this.emit('dom-ready', preventable({})),
      loaded: () => {
        this.emit('did-finish-load');
        this.emit('did-stop-loading');
        this.#finished?.();
      },
      message: (text) => relayFromPage(this.#relay, this.#frame, text),
      request: (request) => void this.#request(request),
      console: (level, message, lineNumber, sourceId) => {
        const frame = this.#frame;
        this.emit(
          'console-message',
          preventable({
            level: levels[level] ?? 'info',
            message,
            lineNumber,
            sourceId: toApp(sourceId),
            frame,
          }),
        );
      },
      crashed: () => {
        this.#frame.leave();
        this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 });
      },
      preloadFailed: (error) => this.#preloadFailed(error),
      leaveAnyway: () => {
        const event = preventable({});
        this.emit('will-prevent-unload', event);
        return event.defaultPrevented;
      },
    };
  }

  #navigated(url: string): void {
    this.#frame.leave();
    this.#url = url;
    this.#frame = this.#newFrame(url);
    if (url !== 'about:blank') this.emit('did-navigate', preventable({}), url, 200, 'OK');
  }

  #newFrame(url: string): Frame {
    const frame: Frame = new Frame(url, this.#host.rendererPid, (channel, args) => {
      if (frame === this.#frame) this.send(channel, ...args);
    });
    return frame;
  }

  async #request(paused: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const isDocument =
      paused.resourceType === 'Document' && paused.responseStatusCode === undefined;
    if (isDocument && !this.#mayNavigate(paused)) await this.#requests?.refuse(paused, 'Aborted');
    else await this.#requests?.answer(paused);
  }

  /** Asks the app's guards; none of them hears of what the app itself loads, except for redirects. */
  #mayNavigate(paused: Protocol.Fetch.requestPausedPayload): boolean {
    const isMainFrame = this.#page?.isMainFrame(paused.frameId) ?? false;
    const isRedirect = paused.redirectedRequestId !== undefined;
    if (isMainFrame && !isRedirect && isSameDocument(paused.request.url, this.#ownLoad)) {
      return true;
    }
    const url = toApp(paused.request.url);
    const frame = isMainFrame ? this.#frame : null;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
    const names = isRedirect
      ? ['will-redirect']
      : ['will-frame-navigate', ...(isMainFrame ? ['will-navigate'] : [])];
    for (const name of names) this.emit(name, event, url, false, isMainFrame, 1, 1);
    return !event.defaultPrevented;
  }

  #preloadFailed(error: Error): void {
    const path = this.#preferences.preload ?? '';
    this.#host.log(`Unable to load preload script: ${path}\n${error.stack ?? error.message}`);
    this.emit('preload-error', preventable({}), path, error);
  }

  #demandAlive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
}

/** The rest of the interface throws by name. */
export function asWebContents(contents: StandinWebContents): Electron.WebContents {
  return whole<Electron.WebContents>(contents);
}

const levels: Readonly<Record<string, string>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};

/** Requests carry no fragment, the address the app asked for may. */
function isSameDocument(requested: string, own: string | undefined): boolean {
  return own?.split('#')[0] === requested.split('#')[0];
}
