import { DAY_MS, HOUR_MS } from '../../preload/contract/durations.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import type { HistoryStore } from './history-store.ts';

/** How long what was deleted can be brought back. */
const RESTORABLE_MS = DAY_MS;
/** Rows deleted at a time, so that prices and windows never wait. */
const STEP_ROWS = 1_000;
const PAUSE_MS = 20;
/** What claims to be complete goes first, so that backfill asks again for what a removal broken off half-way has taken. */
const TABLES = ['coverage', 'stretch', 'tick', 'trade', 'candle', 'mark'] as const;

/** Takes the rows of markets that were deleted a day ago off the disk, a few at a time. */
export class Removal {
  readonly #store: HistoryStore;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #timers: Timers;

  constructor(parts: { readonly store: HistoryStore; readonly clock: Clock; readonly log: Log }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#timers = new Timers(parts.clock);
  }

  start(): void {
    this.#goOn(PAUSE_MS);
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  #goOn(ms: number): void {
    this.#timers.after('step', ms, () => this.#step());
  }

  #step(): void {
    try {
      const before = this.#clock.now() - RESTORABLE_MS;
      const market = this.#store.markets.deletedBefore(before);
      if (market !== null) this.#remove(market);
      this.#goOn(market === null ? HOUR_MS : PAUSE_MS);
    } catch (error) {
      this.#log.warn(`Deleted history could not be removed: ${String(error)}`);
      this.#goOn(HOUR_MS);
    }
  }

  /** Deletes some rows; with the last of them goes the market itself. */
  #remove(market: number): void {
    for (const table of TABLES) {
      const statement = this.#store.database.prepare(
        `DELETE FROM ${table} WHERE market_id = ? LIMIT ${STEP_ROWS}`,
      );
      if (statement.run(market).changes > 0) return;
    }
    this.#store.markets.remove(market);
  }
}
