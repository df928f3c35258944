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
    this.#goOn(rulesOf(this.#policy), PAUSE_MS);
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  /** Keeps to other limits, from a minute from now on. */
  setPolicy(policy: HistoryRetention): void {
    this.#policy = policy;
    this.#isTooLarge = false;
    this.#goOn(rulesOf(policy), GRACE_MS);
  }

  /** Bytes in use; pages already free do not count. */
  get usedBytes(): number {
    return (
      (this.#pragma('page_count') - this.#pragma('freelist_count')) * this.#pragma('page_size')
    );
  }

  #goOn(rules: readonly Rule[], ms: number): void {
    this.#timers.after('step', ms, () => this.#step(rules));
  }

  #step(rules: readonly Rule[]): void {
    const [rule, ...later] = rules;
    try {
      if (!rule) this.#finish();
      else if (this.#purge(rule)) this.#goOn(rules, PAUSE_MS);
      else this.#goOn(later, PAUSE_MS);
    } catch (error) {
      this.#log.warn(`Old history could not be purged: ${String(error)}`);
      this.#goOn(rulesOf(this.#policy), REVIEW_MS);
    }
  }

  /** Deletes some rows; tells whether there were any. */
  #purge({ table, where, time, days }: Rule): boolean {
    const before = this.#clock.now() - days * DAY_MS;
    const { database } = this.#store;
    const markets = database
      .prepare<[], number>('SELECT id FROM market WHERE pinned = 0')
      .pluck()
      .all();
    const purge = database.prepare(
      `DELETE FROM ${table} WHERE market_id = ? ${where} AND ${time} < ? ORDER BY ${time} LIMIT ?`,
    );
    let left = STEP_ROWS;
    for (const market of markets) {
      if (left > 0) left -= purge.run(market, before, left).changes;
    }
    return left < STEP_ROWS;
  }

  /** Gives free pages back, then sees whether the file is small enough. */
  #finish(): void {
    if (this.#pragma('freelist_count') > 0) {
      this.#store.database.pragma(`incremental_vacuum(${STEP_PAGES})`);
      this.#goOn([], PAUSE_MS);
    } else {
      const isTooLarge = this.usedBytes > this.#policy.maxBytes;
      const mildest = isTooLarge ? shrinkingRules.find((rule) => this.#purge(rule)) : undefined;
      if (mildest) this.#goOn([mildest], PAUSE_MS);
      else this.#rest(isTooLarge);
    }
  }

  /** Nothing more can be done for an hour. */
  #rest(isTooLarge: boolean): void {
    if (isTooLarge && !this.#isTooLarge) {
      this.#log.warn(
        `The history takes ${this.usedBytes} bytes, more than the ${this.#policy.maxBytes} it may: what is left is to be kept, or too new to go.`,
      );
    }
    this.#isTooLarge = isTooLarge;
    this.#goOn(rulesOf(this.#policy), REVIEW_MS);
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
    { table: 'candle', where: 'AND period > 1', time: 'end_time', days: hourDays },
  ];
}
