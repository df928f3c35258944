import type Electron from 'electron';
import { watchConsole } from '../chromium/console.ts';
import type { Chromium } from '../chromium/launch.ts';
import { Page, type PageDocument, type PageEvents } from '../chromium/page.ts';
import type { NewPage, Popup } from '../chromium/targets.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { toApp, toChromium } from '../schemes.ts';
import { Frame } from './frame.ts';
import { Gate } from './gate.ts';
import { LoadError } from './load-error.ts';
import { Loads, type Load } from './loads.ts';
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
  /** What the main frame shows; nothing at first, and since the renderer crashed. */
  #document: PageDocument | undefined;
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
    const load = this.#loads.begin(url);
    this.#emit('did-start-loading');
    this.run((page) => this.#navigate(page, load)).catch(() => this.#failed(load, 'ERR_ABORTED'));
    return load.finished;
  }

  reload(): void {
    const { url } = this.#frame;
    this.#loads.expect(url);
    const again = async ({ session }: Page): Promise<void> => {
      // A crashed page no longer answers to reloading.
      if (!this.#document) await session.send('Page.navigate', { url: toChromium(url) });
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
    const gate = this.#gate(chromium, this.#requests);
    const page = new Page(session, this.#events(gate));
    this.#page = page;
    watchConsole(session, (line) => {
      const sourceId = toApp(line.sourceId);
      this.#emit('console-message', preventable({ ...line, sourceId, frame: this.#frame }));
    });
    await page.open(findPreload(host, preferences, this.#owner.preloadFailed));
    const held = 'takeRequests' in opened ? opened.takeRequests() : [];
    for (const paused of held) void gate.pass(paused);
  }

  #gate({ connection }: Chromium, requests: Requests): Gate {
    return new Gate({
      contents: this.#owner.contents,
      state: this.#parts.state,
      connection,
      page: () => this.#page,
      loads: this.#loads,
      requests,
    });
  }

  async #navigate({ session }: Page, load: Load): Promise<void> {
    const url = toChromium(load.url);
    const { errorText, loaderId } = await session.send('Page.navigate', { url });
    if (!errorText) this.#loads.became(load, loaderId);
    else this.#failed(load, this.#requests?.failureOf(url) ?? errorText.replace('net::', ''));
  }

  #failed({ url, reject }: Load, code: string): void {
    const error = new LoadError(code, url);
    reject(error);
    this.#emit('did-fail-load', preventable({}), error.errno, code, url, true, 1, 1);
    this.#emit('did-stop-loading');
  }

  #events(gate: Gate): PageEvents {
    return {
      navigated: (document) => this.#navigated(document),
      movedInPage: (url) => {
        this.#frame.moveTo(toApp(url));
        this.#emit('did-navigate-in-page', preventable({}), toApp(url), true, 1, 1);
      },
      domReady: () => this.#emit('dom-ready', preventable({})),
      loaded: (documentId) => {
        if (documentId !== this.#document?.id || this.#document.isError) return;
        this.#emit('did-finish-load');
        this.#emit('did-stop-loading');
        this.#loads.loaded(documentId);
      },
      message: (text) => this.#owner.message(this.#frame, text),
      request: (paused) => void gate.pass(paused),
      wantsWindow: (wish) => this.popups.wished(wish),
      crashed: () => {
        this.#document = undefined;
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

  #navigated(document: PageDocument): void {
    const url = toApp(document.url);
    this.#document = document;
    this.#frame.leave();
    this.#frame = this.#newFrame(url);
    if (!document.isError && url !== 'about:blank') {
      this.#emit('did-navigate', preventable({}), url, 200, 'OK');
    }
  }

  #newFrame(url: string): Frame {
    const frame: Frame = new Frame(url, (text) => this.deliver(frame, text));
    return frame;
  }

  #emit(event: string, ...args: unknown[]): void {
    this.#owner.contents.emit(event, ...args);
  }
}
