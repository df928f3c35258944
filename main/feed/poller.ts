import type { Failure, Result } from '../../preload/contract/result.ts';
import type { Cancel, Clock } from '../adapters/clock.ts';
import { unexpected, type Log } from '../adapters/log.ts';

/** After a failure the next try comes at least this soon, so that a long interval does not prolong an outage. */
const RETRY_MS = 15_000;
/** Without an answer sooner still: nobody is burdened, and what was missed is to be told soon after the network is back. */
const OFFLINE_RETRY_MS = 5_000;

/** What a poller is made of. */
export interface PollerParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly intervalMs: number;
  readonly ask: () => Promise<Result<undefined>>;
  /** Is called after every answer, when `failure` is up to date. */
  readonly settled: () => void;
}

/** Asks again and again, one question at a time, until it is stopped. */
export class Poller {
  readonly #parts: PollerParts;
  #intervalMs: number;
  #running = false;
  #cancel: Cancel | null = null;
  #inFlight: Promise<Result<undefined>> | null = null;
  #failure: Failure | null = null;

  constructor(parts: PollerParts) {
    this.#parts = parts;
    this.#intervalMs = parts.intervalMs;
  }

  get running(): boolean {
    return this.#running;
  }

  get intervalMs(): number {
    return this.#intervalMs;
  }

  /** Why the last answer was a failure; `null` when it was not. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Polls at once and then every interval. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.pollNow();
  }

  /** Schedules no further polls; one under way still delivers its answer. */
  stop(): void {
    this.#running = false;
    this.#cancel?.();
  }

  setInterval(ms: number): void {
    this.#intervalMs = ms;
    if (this.#running && !this.#inFlight) this.#schedule();
  }

  /** Polls now, or joins the poll that is under way. */
  async pollNow(): Promise<Result<undefined>> {
    this.#inFlight ??= this.#poll();
    return this.#inFlight;
  }

  /** Polls now, and if a poll is under way once more right after it: that one may have asked too early. */
  async pollAnew(): Promise<Result<undefined>> {
    await this.#inFlight;
    return this.pollNow();
  }

  async #poll(): Promise<Result<undefined>> {
    this.#cancel?.();
    const { ask, log, settled } = this.#parts;
    // Somebody who listens to what polls bring may fail. That must not be the last poll.
    const answer = await ask().catch((error: unknown) =>
      unexpected(log, 'A poll broke off', error),
    );
    this.#inFlight = null;
    this.#failure = answer.ok ? null : answer.error;
    if (this.#running) this.#schedule();
    settled();
    return answer;
  }

  #schedule(): void {
    this.#cancel?.();
    const wait = Math.min(this.#intervalMs, retryMs(this.#failure));
    this.#cancel = this.#parts.clock.after(wait, () => void this.pollNow());
  }
}

function retryMs(failure: Failure | null): number {
  if (failure === null) return Infinity;
  return failure.code === 'offline' || failure.code === 'timeout' ? OFFLINE_RETRY_MS : RETRY_MS;
}
