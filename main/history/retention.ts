import { DAY_MS, HOUR_MS } from '../../preload/contract/durations.ts';
import type { HistoryRetention } from '../../preload/contract/storage.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import type { HistoryStore } from './history-store.ts';

/** Rows of one step: some milliseconds, well under the 50 that a step may take. */
const STEP_ROWS = 1_000;
/** Pages given back in one step. */
const STEP_PAGES = 256;
const PAUSE_MS = 20;
const REVIEW_MS = HOUR_MS;
/** After the person chose other limits, nothing is deleted for this long: they may have slipped. */
const GRACE_MS = 60_000;
/** With the cap reached, everything older than this many days goes, then less, as long as it takes; the last hour stays. */
const SHRINKING_DAYS = [30, 14, 7, 3, 2, 1, 0.5, 0.25, 1 / 24];

/** Rows of one kind that are older than `days`. */
interface Rule {
  readonly table: 'tick' | 'trade' | 'candle';
  readonly where: string;
  readonly time: 'time' | 'end_time';
  readonly days: number;
}

/**
 * Forgets what is older than the person wants it kept, and the oldest of the rest while the file is larger than it may be:
 * trades and ticks first, then minutes; hours and days stay, and so does the last hour. Pinned markets lose nothing. When all
 * this is not enough, the rest is left as it is and the log says so, once.
 */
export class Retention {
  readonly #store: HistoryStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #timers: Timers;
  #policy: HistoryRetention;
  #isTooLarge = false;

  constructor(parts: {
    readonly store: HistoryStore;
    readonly policy: HistoryRetention;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#store = parts.store;
    this.#policy = parts.policy;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#timers = new Timers(parts.clock);
  }

  start(): void {
    this.#goOn(PAUSE_MS, rulesOf(this.#policy));
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  /** Keeps to other limits, from a minute from now on. */
  setPolicy(policy: HistoryRetention): void {
    this.#policy = policy;
    this.#isTooLarge = false;
    this.postpone();
  }

  /** Purges nothing for a minute: what is no longer to be kept may be taken back. */
  postpone(): void {
    this.#goOn(GRACE_MS, rulesOf(this.#policy));
  }

  /** Bytes in use; pages already free do not count. */
  get usedBytes(): number {
    return (
      (this.#pragma('page_count') - this.#pragma('freelist_count')) * this.#pragma('page_size')
    );
  }

  /** Purges by these rules, one after the other, then sees whether that is enough. */
  #goOn(ms: number, rules: readonly Rule[]): void {
    const [rule, ...later] = rules;
    this.#after(ms, () => {
      if (!rule) this.#finish();
      else this.#goOn(PAUSE_MS, this.#purge(rule) ? rules : later);
    });
  }

  /** Purges by the first of these rules that finds something. */
  #shrink([mildest, ...harsher]: readonly Rule[]): void {
    this.#after(PAUSE_MS, () => {
      if (!mildest) this.#rest(true);
      else if (this.#purge(mildest)) this.#goOn(PAUSE_MS, [mildest]);
      else this.#shrink(harsher);
    });
  }

  #after(ms: number, step: () => void): void {
    this.#timers.after('step', ms, () => {
      try {
        step();
      } catch (error) {
        this.#log.warn(`Old history could not be purged: ${String(error)}`);
        this.#goOn(REVIEW_MS, rulesOf(this.#policy));
      }
    });
  }

  /** Deletes some rows, market by market and the oldest first; tells whether there were any. */
  #purge({ table, where, time, days }: Rule): boolean {
    const before = this.#clock.now() - days * DAY_MS;
    const purge = this.#store.database.prepare(
      `DELETE FROM ${table} WHERE market_id IN (SELECT id FROM market WHERE pinned = 0) ${where} AND ${time} < ?
       ORDER BY market_id, ${time} LIMIT ${STEP_ROWS}`,
    );
    return purge.run(before).changes > 0;
  }

  /** Gives free pages back, then sees whether the file is small enough. */
  #finish(): void {
    if (this.#pragma('freelist_count') > 0) {
      this.#store.database.pragma(`incremental_vacuum(${STEP_PAGES})`);
      this.#goOn(PAUSE_MS, []);
    } else if (this.usedBytes > this.#policy.maxBytes) this.#shrink(shrinkingRules);
    else this.#rest(false);
  }

  /** Nothing more can be done for an hour. */
  #rest(isTooLarge: boolean): void {
    if (isTooLarge && !this.#isTooLarge) {
      this.#log.warn(
        `The history takes ${this.usedBytes} bytes, more than the ${this.#policy.maxBytes} it may: what is left is to be kept, or too new to go.`,
      );
    }
    this.#isTooLarge = isTooLarge;
    this.#goOn(REVIEW_MS, rulesOf(this.#policy));
  }

  #pragma(name: string): number {
    return Number(this.#store.database.pragma(name, { simple: true }));
  }
}

const ticks = (days: number): Rule => ({ table: 'tick', where: '', time: 'time', days });

const trades = (days: number): Rule => ({ table: 'trade', where: '', time: 'time', days });

const minutes = (days: number): Rule => ({
  table: 'candle',
  where: 'AND period = 1',
  time: 'end_time',
  days,
});

const shrinkingRules: readonly Rule[] = [
  ...SHRINKING_DAYS.flatMap((days) => [trades(days), ticks(days)]),
  ...SHRINKING_DAYS.map(minutes),
];

function rulesOf({ tickDays, minuteDays, hourDays }: HistoryRetention): readonly Rule[] {
  const always = [ticks(tickDays), trades(tickDays), minutes(minuteDays)];
  if (hourDays === null) return always;
  return [
    ...always,
    { table: 'candle', where: 'AND period IN (60, 1440)', time: 'end_time', days: hourDays },
  ];
}
