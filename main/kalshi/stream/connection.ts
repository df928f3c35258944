import type { StreamState } from '../../../preload/contract/connection.ts';
import type { Failure } from '../../../preload/contract/result.ts';
import { Emitter } from '../../adapters/emitter.ts';
import { fullJitter, type Random } from '../../adapters/random.ts';
import { Timers } from '../../adapters/timers.ts';
import { unauthorized } from '../rest-failures.ts';
import type { Signer } from '../signer.ts';
import { SocketSession, type SessionParts } from './session.ts';
import { handshakeFailure, isRefusal, type StreamFacts } from './stream-failures.ts';

const BACKOFF = { baseMs: 500, capMs: 30_000 };
/** A connection that lived this long has proven itself; else a server that accepts and drops would be hammered. */
const PROVEN_MS = 10_000;
const MAX_REFUSALS = 3;

/** What the connection is made of; all of it is replaced in tests. */
export interface ConnectionParts extends SessionParts {
  readonly random: Random;
}

/** Who uses the connection. */
export interface ConnectionUser {
  opened(): void;
  received(text: string): void;
  /** The open connection is gone, and with it everything subscribed on it. */
  lost(): void;
}

/**
 * Keeps one socket open for as long as it is wanted, whatever happens to it.
 *
 *     start with a key, or a key while started
 *   idle ───────────────────────────▶ connecting ──────────────────────────▶ open
 *                                      ▲      │           opened              │
 *                 0.5…30 s, full jitter│      │not opened in 10 s,            │closed, silent for 15 s,
 *                                      │      │network failed, HTTP 5xx       │of no use
 *                                      └─── waiting ◀─────────────────────────┘
 *                                             │
 *                                             │third refusal in a row: HTTP 401, 403, error code 9
 *                                             ▼
 *                                          refused
 *
 * From every state, `stop` and removing the key lead to idle; another key and `reconnectNow` lead to connecting.
 * Each handshake is signed anew with the exchange's own time.
 */
export class StreamConnection {
  readonly #parts: ConnectionParts;
  readonly #user: ConnectionUser;
  readonly #states = new Emitter<StreamState>();
  readonly #timers: Timers;
  #state: StreamState = { name: 'idle' };
  #wanted = false;
  #signer: Signer | null = null;
  #session: SocketSession | null = null;
  #failures = 0;
  #refusals = 0;

  constructor(parts: ConnectionParts, user: ConnectionUser) {
    this.#parts = parts;
    this.#user = user;
    this.#timers = new Timers(parts.clock);
  }

  get state(): StreamState {
    return this.#state;
  }

  readonly listenToState = this.#states.listen;

  /** Connects as soon as there is a key, and stays connected until `stop`. */
  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.reconnectNow();
  }

  stop(): void {
    this.#wanted = false;
    this.reconnectNow();
  }

  /** Reconnects with another key; hangs up with `null`. */
  setSigner(signer: Signer | null): void {
    this.#signer = signer;
    this.reconnectNow();
  }

  /** Hangs up and tries at once with a clean slate: the computer woke up, the network changed, or the person asked. */
  reconnectNow(): void {
    this.#failures = 0;
    this.#refusals = 0;
    this.#hangUp();
    if (this.#wanted && this.#signer) this.#connect(this.#signer);
    else this.#enter({ name: 'idle' });
  }

  /** Says nothing unless the connection is open. */
  send(text: string): void {
    if (this.#state.name === 'open') this.#session?.send(text);
  }

  /** The exchange does not take our key after all: error code 9 on an open connection. */
  refuse(): void {
    this.#refused(unauthorized(this.#facts));
  }

  /** Hangs up and tries again later: the connection is open, but of no use. */
  giveUp(reason: Failure): void {
    this.#hangUp();
    const delay = fullJitter(this.#parts.random, this.#failures, BACKOFF);
    this.#failures += 1;
    const retryTime = this.#parts.clock.now() + delay;
    this.#timers.after('retry', delay, () => this.#signer && this.#connect(this.#signer));
    this.#enter({ name: 'waiting', retryTime, attempt: this.#failures, reason });
  }

  get #facts(): StreamFacts {
    const { environment, serverClock } = this.#parts;
    return { exchange: environment.name, isMachineClockOff: serverClock.isMachineClockOff };
  }

  #connect(signer: Signer): void {
    const { environment, serverClock } = this.#parts;
    const path = new URL(environment.streamUrl).pathname;
    const session = new SocketSession(this.#parts, {
      opened: () => this.#opened(),
      received: (text) => this.#user.received(text),
      rejected: (status) => this.#rejected(status),
      failed: (reason) => this.giveUp(reason),
    });
    this.#session = session;
    this.#enter({ name: 'connecting' });
    session.open(signer.headers('GET', path, serverClock.now()));
  }

  #opened(): void {
    this.#timers.after('proven', PROVEN_MS, () => {
      this.#failures = 0;
      this.#refusals = 0;
    });
    this.#enter({ name: 'open' });
    if (this.#session) this.#user.opened();
  }

  #rejected(status: number): void {
    const reason = handshakeFailure(status, this.#facts);
    if (isRefusal(status)) this.#refused(reason);
    else this.giveUp(reason);
  }

  #refused(reason: Failure): void {
    this.#refusals += 1;
    if (this.#refusals < MAX_REFUSALS) {
      this.giveUp(reason);
      return;
    }
    this.#hangUp();
    this.#enter({ name: 'refused', reason });
  }

  #hangUp(): void {
    this.#timers.cancelAll();
    this.#session?.end();
    this.#session = null;
    if (this.#state.name === 'open') this.#user.lost();
  }

  #enter(state: StreamState): void {
    if (state.name === 'idle' && this.#state.name === 'idle') return;
    this.#state = state;
    this.#states.emit(state);
  }
}
