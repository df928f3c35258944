import { setTimeout as wait } from 'node:timers/promises';
import type { Connection, Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** A page that has not loaded anything. */
export interface NewPage {
  readonly targetId: string;
  readonly session: Session;
}

/**
 * A page that was opened by another page. It runs, because its opener waits for it, but its requests are held until somebody
 * takes them.
 */
export interface Popup extends NewPage {
  /** Its first request is held. */
  readonly asked: Promise<void>;
  readonly takeRequests: () => readonly Protocol.Fetch.requestPausedPayload[];
}

type Waiting = (page: NewPage) => void;

/** A page that has not asked for anything after so long has no address that would be asked for. */
const askingMs = 5_000;

/** Every new page of Chromium, caught before it loads anything: ours, those our pages open, and those of nobody we know. */
export class Targets {
  readonly #connection: Connection;
  readonly #paused = new Map<string, Session>();
  readonly #waitingForId = new Map<string, Waiting>();
  readonly #waitingForUrl = new Map<string, Waiting>();
  readonly #gone = new Map<string, { readonly targetId: string; readonly tell: () => void }>();
  readonly #goneByTarget = new Map<string, () => void>();
  readonly #popups = new Map<string, (popup: Popup) => void>();
  #opening = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async watch(): Promise<void> {
    const { browser } = this.#connection;
    browser.on('Target.attachedToTarget', (attached) => this.#attached(attached));
    browser.on('Target.detachedFromTarget', ({ sessionId }) => this.#detached(sessionId));
    await browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }],
    });
  }

  /** Opens a page; `gone` is called when it has closed. */
  async open(options: Protocol.Target.createTargetParameters, gone: () => void): Promise<NewPage> {
    this.#opening++;
    try {
      const { targetId } = await this.#connection.browser.send('Target.createTarget', options);
      this.#goneByTarget.set(targetId, gone);
      const session = this.#paused.get(targetId);
      if (session) return { targetId, session };
      return await new Promise((resolve) => this.#waitingForId.set(targetId, resolve));
    } finally {
      this.#opening--;
    }
  }

  /** Waits for a page that something else opens with that address. */
  async expect(url: string, gone: () => void): Promise<NewPage> {
    const page = await new Promise<NewPage>((resolve) => this.#waitingForUrl.set(url, resolve));
    this.#goneByTarget.set(page.targetId, gone);
    return page;
  }

  /** Decides about the pages that page opens, and hears when one it keeps has closed. */
  onPopup(openerId: string, decide: (popup: Popup) => void): void {
    this.#popups.set(openerId, decide);
  }

  adopt({ targetId }: Popup, gone: () => void): void {
    this.#goneByTarget.set(targetId, gone);
  }

  async close(targetId: string): Promise<void> {
    await this.#connection.browser.send('Target.closeTarget', { targetId });
  }

  /**
   * Closes a popup before it has asked the network for anything. A request that is held when its page closes would go out,
   * and so would one that comes while it closes: the first is waited for, and another navigation aborts it.
   */
  async refuse({ targetId, session, asked }: Popup): Promise<void> {
    await Promise.race([asked, wait(askingMs, undefined, { ref: false })]);
    await session.send('Page.navigate', { url: 'about:blank' });
    await this.close(targetId);
  }

  #attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = this.#connection.session(sessionId);
    const { targetId, openerId, url } = targetInfo;
    this.#gone.set(sessionId, {
      targetId,
      tell: () => this.#goneByTarget.get(targetId)?.(),
    });
    const decide = this.#popups.get(openerId ?? '');
    const waiting = this.#waitingForId.get(targetId) ?? this.#waitingForUrl.get(url);
    this.#waitingForId.delete(targetId);
    this.#waitingForUrl.delete(url);
    if (decide) decide(holdRequests(targetId, session));
    else if (waiting) waiting({ targetId, session });
    else if (this.#opening > 0) this.#paused.set(targetId, session);
    else this.#letRun(session);
  }

  /** A page of somebody else, for example of a test that is connected to the debugging port. */
  #letRun(session: Session): void {
    session.send('Runtime.runIfWaitingForDebugger').catch(() => undefined);
  }

  #detached(sessionId: string): void {
    const gone = this.#gone.get(sessionId);
    this.#gone.delete(sessionId);
    this.#connection.forget(sessionId);
    if (!gone) return;
    gone.tell();
    this.#goneByTarget.delete(gone.targetId);
    this.#popups.delete(gone.targetId);
    this.#paused.delete(gone.targetId);
  }
}

function holdRequests(targetId: string, session: Session): Popup {
  const held: Protocol.Fetch.requestPausedPayload[] = [];
  let stop = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    stop = session.on('Fetch.requestPaused', (request) => {
      held.push(request);
      resolve();
    });
  });
  const commands = [
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ];
  Promise.all(commands).catch(() => undefined);
  return {
    targetId,
    session,
    asked,
    takeRequests: () => {
      stop();
      return held;
    },
  };
}
