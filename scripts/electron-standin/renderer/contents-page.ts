import type Electron from 'electron';
import { watchConsole } from '../chromium/console.ts';
import type { Chromium } from '../chromium/launch.ts';
import { Page, type PageEvents } from '../chromium/page.ts';
import type { Protocol } from '../chromium/protocol.ts';
import type { NewPage, Popup } from '../chromium/targets.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { originOf, toApp, toChromium } from '../schemes.ts';
import { whole } from '../strict.ts';
import { Frame } from './frame.ts';
import { Loads } from './loads.ts';
import { mayNavigate } from './navigation.ts';
import { settlePermissions } from './permissions.ts';
import { Popups, type PopupEnds } from './popups.ts';
import { findPreload } from './preload-file.ts';
import { Requests } from './requests.ts';
import type { SessionState } from './session.ts';

export interface ContentsParts {
  readonly host: Host;
  readonly preferences: Electron.WebPreferences;
  readonly state: SessionState;
  /** The page, once the window has one. */
  readonly target: Promise<(NewPage | Popup) & { readonly chromium: Chromium }>;
  readonly allowPopup: PopupEnds['allow'];
}

/** Whom the page's news are for. */
export interface ContentsOwner {
  readonly contents: Electron.WebContents;
  readonly message: (frame: Frame, text: string) => void;
  readonly preloadFailed: (error: Error) => void;
}

/** The page behind a window's contents: what is asked of it, one after the other, and what it reports. */
export class ContentsPage {
  readonly popups: Popups;
  readonly #parts: ContentsParts;
  readonly #owner: ContentsOwner;
  readonly #loads = new Loads();
  #work: Promise<unknown>;
  #page: Page | undefined;
  #requests: Requests | undefined;
  /** What the main frame shows: a document, Chromium's page about an error, or nothing since the renderer crashed. */
  #state: 'document' | 'error' | 'crashed' = 'document';
  #frame = this.#newFrame('');

  constructor(parts: ContentsParts, owner: ContentsOwner) {
    this.#parts = parts;
    this.#owner = owner;
    this.popups = new Popups({
      allow: parts.allowPopup,
      deny: (popup) => {
        parts.target
          .then(({ chromium }) => chromium.targets.refuse(popup))
          .catch((error: unknown) =>
            parts.host.log(`A popup could not be closed: ${String(error)}`),
          );
      },
    });
    this.#work = this.#open();
    this.#work.catch((error: unknown) => {
      parts.host.log(`A window could not be opened: ${String(error)}`);
    });
  }

  get frame(): Frame {
    return this.#frame;
  }

  /** Runs something on the page after everything that was asked for before. Rejects when the page has gone. */
  async run<T>(task: (page: Page) => Promise<T>): Promise<T> {
    const result = this.#work.then(() => {
      if (!this.#page) throw new Error('The page has gone.');
      return task(this.#page);
    });
    this.#work = result.catch(() => undefined);
    return result;
  }

  /** Settles when the page has loaded; rejects with a `LoadError`. */
  load(url: string): Promise<void> {
    const loaded = this.#loads.begin(url);
    this.#emit('did-start-loading');
    this.run((page) => this.#navigate(page, url)).catch(() => this.#failed(url, 'ERR_ABORTED'));
    return loaded;
  }

  reload(): void {
    const { url } = this.#frame;
    this.#loads.expect(url);
    const again = async ({ session }: Page): Promise<void> => {
      // A crashed page no longer answers to reloading.
      if (this.#state === 'crashed') await session.send('Page.navigate', { url: toChromium(url) });
      else await session.send('Page.reload');
    };
    this.run(again).catch(() => undefined);
  }

  /** Gives a message to the document it is for, if that is still there. */
  deliver(frame: Frame, text: string): void {
    if (frame === this.#frame) this.#page?.deliver(text);
  }

  /** The page has gone. */
  leave(): void {
    this.#page = undefined;
    this.#frame.leave();
  }

  async #open(): Promise<void> {
    const { host, preferences, state, target } = this.#parts;
    const opened = await target;
    const { chromium, targetId, session } = opened;
    chromium.targets.onPopup(targetId, (popup) => this.popups.opened(popup));
    this.#requests = new Requests(session, state, host.schemes, (line) => host.log(line));
    const page = new Page(session, this.#events(this.#requests, chromium));
    this.#page = page;
    watchConsole(session, (line) => {
      const sourceId = toApp(line.sourceId);
      this.#emit('console-message', preventable({ ...line, sourceId, frame: this.#frame }));
    });
    await page.open(findPreload(host, preferences, this.#owner.preloadFailed));
    const held = 'takeRequests' in opened ? opened.takeRequests() : [];
    for (const paused of held) void this.#request(this.#requests, chromium, paused);
  }

  async #navigate(page: Page, url: string): Promise<void> {
    const address = toChromium(url);
    const { errorText } = await page.session.send('Page.navigate', { url: address });
    if (!errorText) return;
    this.#failed(url, this.#requests?.failureOf(address) ?? errorText.replace('net::', ''));
  }

  #failed(url: string, code: string): void {
    const { errno } = this.#loads.fail(url, code);
    this.#emit('did-fail-load', preventable({}), errno, code, url, true, 1, 1);
    this.#emit('did-stop-loading');
  }

  #events(requests: Requests, chromium: Chromium): PageEvents {
    return {
      navigated: (url, failed) => this.#navigated(toApp(url), failed),
      movedInPage: (url) => {
        this.#frame.moveTo(toApp(url));
        this.#emit('did-navigate-in-page', preventable({}), toApp(url), true, 1, 1);
      },
      domReady: () => this.#emit('dom-ready', preventable({})),
      loaded: () => {
        if (this.#state !== 'document') return;
        this.#emit('did-finish-load');
        this.#emit('did-stop-loading');
        this.#loads.finish();
      },
      message: (text) => this.#owner.message(this.#frame, text),
      request: (paused) => void this.#request(requests, chromium, paused),
      wantsWindow: (wish) => this.popups.wished(wish),
      crashed: () => {
        this.#state = 'crashed';
        this.#frame.leave();
        this.#emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 });
      },
      leaveAnyway: () => {
        const event = preventable({});
        this.#emit('will-prevent-unload', event);
        return event.defaultPrevented;
      },
    };
  }

  #navigated(url: string, failed: boolean): void {
    this.#state = failed ? 'error' : 'document';
    this.#frame.leave();
    this.#frame = this.#newFrame(url);
    if (!failed && url !== 'about:blank')
      this.#emit('did-navigate', preventable({}), url, 200, 'OK');
  }

  #newFrame(url: string): Frame {
    const frame: Frame = new Frame(url, (text) => this.deliver(frame, text));
    return frame;
  }

  async #request(
    requests: Requests,
    chromium: Chromium,
    paused: Protocol.Fetch.requestPausedPayload,
  ): Promise<void> {
    const isMainFrame = this.#page?.isMainFrame(paused.frameId) ?? false;
    const isDocument =
      paused.resourceType === 'Document' && paused.responseStatusCode === undefined;
    if (isDocument) {
      const isOwn = isMainFrame && this.#loads.isOwn(paused.request.url);
      const frame = isMainFrame ? whole<Electron.WebFrameMain>(this.#frame) : null;
      const tell = (event: string, ...args: unknown[]): void => this.#emit(event, ...args);
      if (!isOwn && !mayNavigate(tell, { paused, isMainFrame, frame })) {
        return requests.refuse(paused, 'Aborted');
      }
    }
    if (isDocument && isMainFrame) await this.#settlePermissions(chromium, paused.request.url);
    await requests.answer(paused, isMainFrame);
  }

  async #settlePermissions({ connection }: Chromium, chromiumUrl: string): Promise<void> {
    const url = toApp(chromiumUrl);
    const { contents } = this.#owner;
    const chromiumOrigin = new URL(chromiumUrl).origin;
    await settlePermissions(connection, this.#parts.state, contents, {
      url,
      origin: originOf(url),
      chromiumOrigin,
    });
  }

  #emit(event: string, ...args: unknown[]): void {
    this.#owner.contents.emit(event, ...args);
  }
}
