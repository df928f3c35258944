import type { Failure } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';
import type { PollSource } from './sources.ts';

/** As soon as the exchange's cache lets a new answer through: until it is known to be open again, no alert is watched. */
const AGAIN_MS = 15_000;

/** Kalshi's schedule is in US Eastern time, and so are its announcements. */
const easternTime = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What to say while the exchange is closed; `resumeTime` (Unix ms) is its own estimate, `null` when it gives none. */
function maintenanceUntil(resumeTime: number | null): Failure {
  const end = resumeTime === null ? '' : ` until ${easternTime.format(resumeTime)} ET`;
  return { code: 'server-error', message: `Maintenance${end}` };
}

/** Knows whether the exchange is under maintenance: nobody tells when that ends, so it asks on while it lasts. */
export class MaintenanceWatch {
  readonly #timers: Timers;
  readonly #source: Pick<PollSource, 'exchangeState'>;
  readonly #answered: () => void;
  #problem: Failure | null = null;
  #isStopped = false;

  /** `answered` is called after every answer, when `problem` is up to date. */
  constructor(clock: Clock, source: Pick<PollSource, 'exchangeState'>, answered: () => void) {
    this.#timers = new Timers(clock);
    this.#source = source;
    this.#answered = answered;
  }

  /** What to say of the maintenance; `null` while the exchange is open. */
  get problem(): Failure | null {
    return this.#problem;
  }

  /** Asks now. Without an answer, what was known stands. */
  async check(): Promise<void> {
    const answer = await this.#source.exchangeState();
    if (this.#isStopped) return;
    if (answer.ok) {
      const { active, resumeTime } = answer.value;
      this.#problem = active ? null : maintenanceUntil(resumeTime);
    }
    if (this.#problem) this.#timers.after('again', AGAIN_MS, () => void this.check());
    this.#answered();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.cancelAll();
  }
}
