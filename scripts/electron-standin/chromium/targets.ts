import type { Connection, Session } from './connection.ts';
import type { Protocol } from './protocol.ts';

/** A page that a page opened, paused before it has loaded anything. */
export interface Popup {
  readonly targetId: string;
  readonly openerId: string;
  readonly session: Session;
}

/** Every new page of Chromium, caught before it runs. */
export class Targets {
  readonly #connection: Connection;
  readonly #sessions = new Map<string, Session>();
  readonly #waiting = new Map<string, (session: Session) => void>();
  readonly #gone = new Map<string, () => void>();
  /** Called for each page opened by another page. */
  opened: (popup: Popup) => void = () => undefined;

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

  /** Opens an empty page in a window of its own; it stays paused. */
  async open(
    options: Protocol.Target.createTargetParameters,
    gone: () => void,
  ): Promise<{ readonly targetId: string; readonly session: Session }> {
    const { targetId } = await this.#connection.browser.send('Target.createTarget', options);
    this.#gone.set(targetId, gone);
    const known = this.#sessions.get(targetId);
    const session =
      known ?? (await new Promise<Session>((resolve) => this.#waiting.set(targetId, resolve)));
    return { targetId, session };
  }

  /** Takes over a popup. */
  adopt(targetId: string, gone: () => void): void {
    this.#gone.set(targetId, gone);
  }

  #attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const session = this.#connection.session(sessionId);
    const { targetId, openerId } = targetInfo;
    this.#sessions.set(targetId, session);
    if (openerId !== undefined) return this.opened({ targetId, openerId, session });
    this.#waiting.get(targetId)?.(session);
    this.#waiting.delete(targetId);
  }

  #detached(sessionId: string): void {
    const session = this.#connection.session(sessionId);
    for (const [targetId, held] of this.#sessions) {
      if (held !== session) continue;
      this.#sessions.delete(targetId);
      this.#gone.get(targetId)?.();
      this.#gone.delete(targetId);
    }
  }
}
