import type { Cancel, Clock } from '../adapters/clock.ts';

/** A person waits for `interactive` requests; `background` ones let them pass. */
export type Priority = 'interactive' | 'background';

interface Waiter {
  readonly proceed: () => void;
}

/** Kalshi's basic tier: 200 read tokens a second, 10 for most reads. Source: Kalshi API docs, "Rate Limits". */
export const DEFAULT_READS_PER_SECOND = 20;

/** A token bucket that holds one second's worth of requests, so that the exchange never has to say 429. */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #waiting: Readonly<Record<Priority, Set<Waiter>>> = {
    interactive: new Set(),
    background: new Set(),
  };
  #perSecond: number;
  #tokens: number;
  #refillTime: number;
  #cancelTimer: Cancel | null = null;

  constructor(clock: Clock, perSecond = DEFAULT_READS_PER_SECOND) {
    this.#clock = clock;
    this.#perSecond = perSecond;
    this.#tokens = perSecond;
    this.#refillTime = clock.now();
  }

  /** Changes the pace, in requests per second; what is waiting already follows it. */
  setRate(perSecond: number): void {
    this.#refill();
    this.#perSecond = perSecond;
    this.#tokens = Math.min(this.#tokens, perSecond);
    this.#serve();
  }

  /** Resolves when a request may go out; rejects with the signal's reason when that aborts first. */
  take(priority: Priority, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const queue = this.#waiting[priority];
      const abandon = (): void => {
        queue.delete(waiter);
        reject(signal?.reason as Error);
      };
      const waiter = {
        proceed: () => {
          signal?.removeEventListener('abort', abandon);
          resolve();
        },
      };
      signal?.addEventListener('abort', abandon, { once: true });
      queue.add(waiter);
      this.#serve();
    });
  }

  #serve(): void {
    this.#refill();
    for (const priority of ['interactive', 'background'] as const) {
      for (const waiter of this.#waiting[priority]) {
        if (this.#tokens < 1) {
          this.#serveLater();
          return;
        }
        this.#tokens -= 1;
        this.#waiting[priority].delete(waiter);
        waiter.proceed();
      }
    }
  }

  #serveLater(): void {
    this.#cancelTimer?.();
    const untilNextToken = Math.ceil(((1 - this.#tokens) * 1_000) / this.#perSecond);
    this.#cancelTimer = this.#clock.after(untilNextToken, () => this.#serve());
  }

  /** A clock set back earns nothing, one set forward at most a full bucket. */
  #refill(): void {
    const now = this.#clock.now();
    const earned = (Math.max(0, now - this.#refillTime) * this.#perSecond) / 1_000;
    this.#tokens = Math.min(Math.max(1, this.#perSecond), this.#tokens + earned);
    this.#refillTime = now;
  }
}
