import type { Cancel, Clock } from '../../adapters/clock.ts';

/** Kalshi pings every 10 s. Source: Kalshi API docs, "Connection Keep-Alive". */
const QUIET_MS = 10_000;
/** How long our own ping may stay unanswered. */
const ANSWER_MS = 5_000;

/**
 * Watches over a connection that may have died without a word: a cable pulled, a router restarted, a laptop moved.
 *
 * After 10 s without a sign of life it asks, after 15 s it gives up. Built on timers alone, so that setting the wall clock
 * kills no connection.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #ask: () => void;
  readonly #giveUp: () => void;
  #cancel: Cancel | null = null;

  constructor(clock: Clock, ask: () => void, giveUp: () => void) {
    this.#clock = clock;
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  /** A sign of life: the watch begins anew. */
  beat(): void {
    this.stop();
    this.#cancel = this.#clock.after(QUIET_MS, () => {
      this.#cancel = this.#clock.after(ANSWER_MS, this.#giveUp);
      this.#ask();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
