import type { Clock } from '../adapters/clock.ts';

const MAX_RECOVERIES = 3;
const WINDOW_MS = 60_000;

/** How often a crashed page is loaded again: three times a minute, so that a page that always crashes does not spin. */
export class CrashBudget {
  readonly #clock: Clock;
  #times: readonly number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether the page may be loaded once more; counts as done when it may. */
  spend(): boolean {
    const now = this.#clock.now();
    const recent = this.#times.filter((time) => Math.abs(now - time) < WINDOW_MS);
    const allowed = recent.length < MAX_RECOVERIES;
    this.#times = allowed ? [...recent, now] : recent;
    return allowed;
  }
}
