import type { Readable, Writable } from 'node:stream';
import type { Protocol } from './protocol.ts';

type Method = keyof Protocol.CommandParameters;
type EventName = keyof Protocol.Events;
type Listener = (params: never) => void;

interface Message {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly sessionId: string;
  readonly method: string;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The Chrome DevTools Protocol over Chromium's debugging pipe: JSON messages that end in NUL.
 *
 * Playwright's own sessions cannot pause a new window before it loads anything, nor leave focus and visibility alone,
 * and both belong to what Electron's apps observe; so the stand-in speaks the protocol itself.
 */
export class Connection {
  /** Commands to the browser as a whole. */
  readonly browser: Session;
  readonly #output: Writable;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, Session>();
  #lastId = 0;
  #open = true;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.browser = this.session('');
    let rest = '';
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#receive(JSON.parse(message) as Message);
    });
    input.on('close', () => this.#close());
    output.on('error', () => this.#close());
  }

  /** The session with that id; `Target.attachToTarget` and auto-attach hand out the ids. */
  session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new Session(
      (method, params) => this.#send(id, method, params),
      (reason) => this.#abandon(reason, id),
    );
    this.#sessions.set(id, session);
    return session;
  }

  /** Drops a session that has ended. */
  forget(id: string): void {
    this.#sessions.delete(id);
  }

  #send(sessionId: string, method: string, params: unknown): Promise<never> {
    if (!this.#open) return Promise.reject(new Error(`${method}: Chromium has gone`));
    const id = ++this.#lastId;
    const address = sessionId === '' ? {} : { sessionId };
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { sessionId, method, resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, ...address })}\0`);
    });
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      this.#sessions.get(message.sessionId ?? '')?.deliver(message.method ?? '', message.params);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
    else pending?.resolve(message.result as never);
  }

  #close(): void {
    this.#open = false;
    this.#abandon('Chromium has gone');
  }

  /** Rejects what is under way: in one session, or everywhere. */
  #abandon(reason: string, only?: string): void {
    for (const [id, { sessionId, method, reject }] of this.#pending) {
      if (only !== undefined && only !== sessionId) continue;
      this.#pending.delete(id);
      reject(new Error(`${method}: ${reason}`));
    }
  }
}

/** One target's side of the connection: a page, or the browser itself. */
export class Session {
  readonly #send: (method: string, params: unknown) => Promise<never>;
  readonly #abandon: (reason: string) => void;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(
    send: (method: string, params: unknown) => Promise<never>,
    abandon: (reason: string) => void,
  ) {
    this.#send = send;
    this.#abandon = abandon;
  }

  /** Rejects the commands under way; a crashed page answers none of them. */
  abandon(reason: string): void {
    this.#abandon(reason);
  }

  /** Rejects with the protocol's message when Chromium refuses the command or has gone. */
  send<M extends Method>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return this.#send(method, params ?? {});
  }

  /** Calls `listener` on each such event until the returned function is called. */
  on<E extends EventName>(event: E, listener: (params: Protocol.Events[E]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...listeners, listener]);
    return () => {
      const held = this.#listeners.get(event) ?? [];
      this.#listeners.set(
        event,
        held.filter((each) => each !== listener),
      );
    };
  }

  /** Called by the connection for each event of this session. */
  deliver(event: string, params: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(params as never);
  }
}
