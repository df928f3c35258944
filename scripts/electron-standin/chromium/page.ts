import { readFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { Script } from 'node:vm';
import { mainWorldSource, preloadWorldSource, wrapPreload } from '../page/source.ts';
import type { Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** Called with what happens in the page, in order. */
export interface PageEvents {
  /** The main frame's document was replaced; the address is Chromium's. */
  readonly navigated: (url: string) => void;
  readonly movedInPage: (url: string) => void;
  readonly domReady: () => void;
  readonly loaded: () => void;
  readonly message: (text: string) => void;
  readonly request: (request: Protocol.Fetch.requestPausedPayload) => void;
  readonly console: (level: string, text: string, line: number, source: string) => void;
  readonly crashed: () => void;
  readonly preloadFailed: (error: Error) => void;
  /** Whether a page that asks to stay open in `beforeunload` is closed all the same. */
  readonly leaveAnyway: () => boolean;
}

export interface PageSetup {
  readonly preload: string | undefined;
  readonly process: Readonly<Record<string, unknown>>;
}

/** One page of Chromium, set up to look like a window's contents of Electron; the preload script has a world of its own. */
export class Page {
  readonly session: Session;
  readonly #events: PageEvents;
  readonly #secret = `standin${randomBytes(12).toString('hex')}`;
  #mainFrameId = '';
  #world: number | undefined;

  constructor(session: Session, events: PageEvents) {
    this.session = session;
    this.#events = events;
  }

  /** Prepares the page, which is still paused and empty, and lets it run. */
  async open(setup: PageSetup): Promise<void> {
    const { session } = this;
    this.#listen();
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.addBinding', {
        name: this.#secret,
        executionContextName: this.#secret,
      }),
      ...this.#addScripts(setup),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  isMainFrame(frameId: string): boolean {
    return frameId === this.#mainFrameId;
  }

  /** Gives a message to the preload script's world of the present document, if there is one. */
  deliver(text: string): void {
    if (this.#world === undefined) return;
    const call = this.session.send('Runtime.callFunctionOn', {
      functionDeclaration: `(text) => ${this.#secret}Deliver(text)`,
      executionContextId: this.#world,
      arguments: [{ value: text }],
    });
    // The document may go while the message is under way; then nobody is left to hear it.
    call.catch(() => undefined);
  }

  #addScripts({ preload, process }: PageSetup): Promise<unknown>[] {
    if (preload === undefined) return [];
    const text = this.#readPreload(preload);
    if (text === undefined) return [];
    const setup = { secret: this.#secret, path: preload, process };
    return [
      this.session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: mainWorldSource(this.#secret),
      }),
      this.session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: preloadWorldSource(setup, text),
        worldName: this.#secret,
      }),
    ];
  }

  /** A script that cannot be read or parsed is reported as Electron reports it, and the page still loads. */
  #readPreload(path: string): string | undefined {
    try {
      const text = readFileSync(path, 'utf8');
      new Script(`(${wrapPreload(text)})`, { filename: path, lineOffset: -1 });
      return text;
    } catch (error) {
      this.#events.preloadFailed(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }

  #listen(): void {
    const { session } = this;
    const events = this.#events;
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.#mainFrameId) return;
      events.navigated(frame.url + (frame.urlFragment ?? ''));
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#mainFrameId) events.movedInPage(url);
    });
    session.on('Page.domContentEventFired', () => events.domReady());
    session.on('Page.loadEventFired', () => events.loaded());
    session.on('Fetch.requestPaused', (request) => events.request(request));
    session.on('Inspector.targetCrashed', () => events.crashed());
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      const accept = type === 'beforeunload' && events.leaveAnyway();
      void session.send('Page.handleJavaScriptDialog', { accept });
    });
    this.#listenToWorlds();
    this.#listenToConsole();
  }

  #listenToWorlds(): void {
    this.session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string };
      if (context.name === this.#secret && frameId === this.#mainFrameId) this.#world = context.id;
    });
    this.session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined;
    });
    this.session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#secret && executionContextId === this.#world)
        this.#events.message(payload);
    });
  }

  #listenToConsole(): void {
    const { session } = this;
    session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
      const top = stackTrace?.callFrames[0];
      const text = args.map(describe).join(' ');
      this.#events.console(type, text, (top?.lineNumber ?? -1) + 1, top?.url ?? '');
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      const text = details.exception?.description ?? details.text;
      this.#events.console('error', `Uncaught ${text}`, details.lineNumber + 1, details.url ?? '');
    });
    session.on('Log.entryAdded', ({ entry }) => {
      this.#events.console(entry.level, entry.text, (entry.lineNumber ?? -1) + 1, entry.url ?? '');
    });
  }
}

function describe(value: Protocol.Runtime.RemoteObject): string {
  if (value.type === 'string' || value.value === undefined) {
    return String(value.value ?? value.description ?? value.type);
  }
  return JSON.stringify(value.value);
}
