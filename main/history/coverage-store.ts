import type { Database } from 'better-sqlite3';
import type { CandlePeriod, TimeRange } from '../../preload/contract/history.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { rangeFrom, union } from './ranges.ts';

/** A stretch of recording that was never closed: the app did not end as it should. */
export interface OpenStretch {
  readonly market: number;
  readonly startTime: number;
}

interface Ends {
  readonly startTime: number | null;
  readonly endTime: number | null;
}

/** Of which times the stored history is complete: those that were recorded, and those that were fetched. */
export class CoverageStore {
  #openUntil = Infinity;
  readonly #begin;
  readonly #end;
  readonly #recorded;
  readonly #recordedBounds;
  readonly #fetched;
  readonly #forget;
  readonly #add;
  readonly #pulse;
  readonly #lastPulse;
  readonly #open;

  constructor(database: Database) {
    this.#begin = database.prepare(
      'INSERT INTO stretch VALUES (?, ?, NULL) ON CONFLICT DO UPDATE SET end_time = NULL',
    );
    this.#end = database.prepare(
      'UPDATE stretch SET end_time = max(start_time, ?) WHERE market_id = ? AND end_time IS NULL',
    );
    this.#recorded = database.prepare<[number, number, number, number], TimeRange>(
      `SELECT start_time AS startTime, ifnull(end_time, ?) AS endTime FROM stretch
       WHERE market_id = ? AND start_time < ? AND ifnull(end_time, 9e15) > ?`,
    );
    this.#recordedBounds = database.prepare<[number, number], Ends>(
      'SELECT min(start_time) AS startTime, max(ifnull(end_time, ?)) AS endTime FROM stretch WHERE market_id = ?',
    );
    this.#fetched = database.prepare<[number, number, number, number], TimeRange>(
      `SELECT start_time AS startTime, end_time AS endTime FROM coverage
       WHERE market_id = ? AND period = ? AND start_time <= ? AND end_time >= ?`,
    );
    this.#forget = database.prepare(
      'DELETE FROM coverage WHERE market_id = ? AND period = ? AND start_time <= ? AND end_time >= ?',
    );
    this.#add = database.prepare('INSERT INTO coverage VALUES (?, ?, ?, ?)');
    this.#pulse = database.prepare('INSERT OR REPLACE INTO pulse VALUES (?, ?)');
    this.#lastPulse = database
      .prepare<[string], number>('SELECT time FROM pulse WHERE environment = ?')
      .pluck();
    this.#open = database.prepare<[string], OpenStretch>(
      `SELECT market_id AS market, start_time AS startTime FROM stretch JOIN market ON market.id = market_id
       WHERE environment = ? AND end_time IS NULL`,
    );
  }

  /** From this time (Unix ms) on every change of the market is recorded; a stretch that began then goes on. */
  beginStretch(market: number, time: number): void {
    this.#begin.run(market, time);
  }

  endStretch(market: number, time: number): void {
    this.#end.run(time, market);
  }

  openStretches(environment: EnvironmentId): readonly OpenStretch[] {
    return this.#open.all(environment);
  }

  /** The environment is being recorded at this time. */
  setPulse(environment: EnvironmentId, time: number): void {
    this.#pulse.run(environment, time);
  }

  pulse(environment: EnvironmentId): number | null {
    return this.#lastPulse.get(environment) ?? null;
  }

  /** Until when a stretch still open reaches (Unix ms): the present, or the end of what could be written. */
  openEnd(now: number): number {
    return Math.min(now, this.#openUntil);
  }

  /** Nothing can be recorded after this time (Unix ms), not even that stretches end; `null` when it can be again. */
  breakOff(time: number | null): void {
    this.#openUntil = time ?? Infinity;
  }

  /** Recorded times that reach into a range; a stretch still open reaches to `now`. */
  recorded(market: number, range: TimeRange, now: number): readonly TimeRange[] {
    return this.#recorded
      .all(this.openEnd(now), market, range.endTime, range.startTime)
      .toSorted((a, b) => a.startTime - b.startTime);
  }

  /** From the first to the last recorded moment; a stretch still open reaches to `now`. */
  recordedBounds(market: number, now: number): TimeRange | null {
    const ends = this.#recordedBounds.get(this.openEnd(now), market);
    return rangeFrom(ends?.startTime, ends?.endTime);
  }

  /** Times that reach into or touch a range and whose candles were asked of the exchange. */
  fetched(market: number, period: CandlePeriod, range: TimeRange): readonly TimeRange[] {
    return this.#fetched.all(market, period, range.endTime, range.startTime);
  }

  /** Notes that the exchange was asked for the candles of a range. */
  addFetched(market: number, period: CandlePeriod, range: TimeRange): void {
    const joined = union([...this.fetched(market, period, range), range]);
    this.#forget.run(market, period, range.endTime, range.startTime);
    for (const { startTime, endTime } of joined) this.#add.run(market, period, startTime, endTime);
  }
}
