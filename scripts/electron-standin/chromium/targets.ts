import type { Connection, Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** A page, paused before it has loaded anything. */
export interface PausedPage {
  readonly targetId: string;
  readonly session: Session;
}

/** A page that was opened by another page. */
export interface Popup extends PausedPage {
  readonly openerId: string;
}

type Waiting = (page: PausedPage) => void;

/** Every new page of Chromium, caught before it runs: ours, those our pages open, and those of nobody we know. */
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
  async open(
    options: Protocol.Target.createTargetParameters,
    gone: () => void,
  ): Promise<PausedPage> {
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
  async expect(url: string, gone: () => void): Promise<PausedPage> {
    const page = await new Promise<PausedPage>((resolve) => this.#waitingForUrl.set(url, resolve));
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

  #attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = this.#connection.session(sessionId);
    const { targetId, openerId, url } = targetInfo;
    this.#gone.set(sessionId, {
      targetId,
      tell: () => this.#goneByTarget.get(targetId)?.(),
    });
    const decide = openerId === undefined ? undefined : this.#popups.get(openerId);
    const waiting = this.#waitingForId.get(targetId) ?? this.#waitingForUrl.get(url);
    this.#waitingForId.delete(targetId);
    this.#waitingForUrl.delete(url);
    if (decide && openerId !== undefined) decide({ targetId, openerId, session });
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
