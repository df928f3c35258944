import { randomBytes } from 'node:crypto';
import { mainWorldSource, preloadWorldSource } from '../page/source.ts';
import type { Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** Called with what happens in the page, in order. Addresses are Chromium's. */
export interface PageEvents {
  /** The main frame has another document. */
  readonly navigated: (document: PageDocument) => void;
  /** The main frame's document has another address. */
  readonly movedInPage: (url: string) => void;
  readonly domReady: () => void;
  readonly loaded: (documentId: string) => void;
  /** The preload script's world said something. */
  readonly message: (text: string) => void;
  readonly request: (request: Protocol.Fetch.requestPausedPayload) => void;
  readonly wantsWindow: (wish: Protocol.Page.windowOpenPayload) => void;
  readonly crashed: () => void;
  /** Whether a page that asks to stay, in `beforeunload`, is left all the same. */
  readonly leaveAnyway: () => boolean;
}

export interface PageDocument {
  readonly id: string;
  readonly url: string;
  /** It is Chromium's page about an error. */
  readonly isError: boolean;
}

export interface PreloadScript {
  readonly path: string;
  readonly text: string;
  /** The values of its reduced `process`. */
  readonly process: Readonly<Record<string, unknown>>;
}

/** One page of Chromium, made to look like a window's contents of Electron; the preload script has a world of its own. */
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

  /** Prepares the page while it is empty, and lets it run. */
  async open(preload: PreloadScript | undefined): Promise<void> {
    const { session } = this;
    this.#listenToLoading();
    this.#listenToWorlds();
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    await Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      ...(preload ? this.#addScripts(preload) : []),
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

  /** The binding exists in the world of that name only, so the page cannot find it. */
  #addScripts({ path, text, process }: PreloadScript): Promise<unknown>[] {
    const name = this.#secret;
    const source = preloadWorldSource({ secret: name, path, process }, text);
    return [
      this.session.send('Runtime.addBinding', { name, executionContextName: name }),
      this.session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(name) }),
      this.session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: name }),
    ];
  }

  #listenToLoading(): void {
    const { session } = this;
    const events = this.#events;
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.#mainFrameId) return;
      const url = (frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? '');
      events.navigated({ id: frame.loaderId, url, isError: frame.unreachableUrl !== undefined });
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.#mainFrameId) events.movedInPage(url);
    });
    session.on('Page.domContentEventFired', () => events.domReady());
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (name === 'load' && frameId === this.#mainFrameId) events.loaded(loaderId);
    });
    session.on('Page.windowOpen', (wish) => events.wantsWindow(wish));
    session.on('Fetch.requestPaused', (request) => events.request(request));
    session.on('Inspector.targetCrashed', () => {
      this.#world = undefined;
      session.abandon('The page has crashed');
      events.crashed();
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      const accept = type === 'beforeunload' && events.leaveAnyway();
      session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined);
    });
  }

  #listenToWorlds(): void {
    const { session } = this;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { readonly frameId?: string };
      if (context.name === this.#secret && frameId === this.#mainFrameId) this.#world = context.id;
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#world) this.#world = undefined;
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === this.#secret && executionContextId === this.#world)
        this.#events.message(payload);
    });
  }
}
