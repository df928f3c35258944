import type { Environment } from '../../../preload/contract/environment.ts';
import type { Failure } from '../../../preload/contract/result.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { Log } from '../../adapters/log.ts';
import { timedOut } from '../rest-failures.ts';
import type { ServerClock } from '../server-clock.ts';
import { Heartbeat } from './heartbeat.ts';
import type { OpenSocket, Socket } from './socket.ts';
import { connectionLost, wentSilent } from './stream-failures.ts';

const HANDSHAKE_MS = 10_000;

/** What a session is made of; all of it is replaced in tests. */
export interface SessionParts {
  readonly environment: Environment;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly log: Log;
}

/** Hears what becomes of a session; `rejected` and `failed` each end it, and nothing follows them. */
export interface SessionListener {
  opened(): void;
  received(text: string): void;
  /** The handshake was answered with this HTTP status. */
  rejected(status: number): void;
  failed(reason: Failure): void;
}

/** One socket from handshake to end: it opens within 10 s or fails, and fails when it falls silent. */
export class SocketSession {
  readonly #parts: SessionParts;
  readonly #listener: SessionListener;
  readonly #heartbeat: Heartbeat;
  #socket: Socket | null = null;
  #cancelHandshake: () => void = () => undefined;
  #ended = false;

  constructor(parts: SessionParts, listener: SessionListener) {
    this.#parts = parts;
    this.#listener = listener;
    this.#heartbeat = new Heartbeat(
      parts.clock,
      () => this.#socket?.ping(),
      () => this.#fail(wentSilent(parts.environment.name)),
    );
  }

  /** Does nothing when it has been ended before. */
  open(headers: Readonly<Record<string, string>>): void {
    if (this.#ended) return;
    const { environment, openSocket, clock } = this.#parts;
    const sentTime = clock.now();
    this.#cancelHandshake = clock.after(HANDSHAKE_MS, () => this.#fail(timedOut(environment.name)));
    this.#socket = openSocket(environment.streamUrl, headers, {
      opened: () => this.#unlessEnded(() => this.#opened()),
      message: (text) => this.#unlessEnded(() => this.#received(text)),
      beat: () => this.#unlessEnded(() => this.#heartbeat.beat()),
      rejected: (answer) => this.#unlessEnded(() => this.#rejected(answer, sentTime)),
      closed: (reason) => this.#unlessEnded(() => this.#closed(reason)),
    });
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  /** Hangs up; the listener hears nothing more. */
  end(): void {
    this.#ended = true;
    this.#cancelHandshake();
    this.#heartbeat.stop();
    this.#socket?.terminate();
  }

  #opened(): void {
    this.#cancelHandshake();
    this.#heartbeat.beat();
    this.#listener.opened();
  }

  #received(text: string): void {
    this.#heartbeat.beat();
    this.#listener.received(text);
  }

  #rejected(
    answer: { readonly status: number; readonly date: string | null },
    sentTime: number,
  ): void {
    const { clock, serverClock } = this.#parts;
    const { status, date } = answer;
    serverClock.observe({ date, age: null, sentTime, receivedTime: clock.now() });
    this.end();
    this.#listener.rejected(status);
  }

  #closed(reason: string): void {
    const { environment, log } = this.#parts;
    log.info(`The live connection to ${environment.name} closed: ${reason}`);
    this.#fail(connectionLost(environment.name));
  }

  #fail(reason: Failure): void {
    this.end();
    this.#listener.failed(reason);
  }

  #unlessEnded(act: () => void): void {
    if (!this.#ended) act();
  }
}
