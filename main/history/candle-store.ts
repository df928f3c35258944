import type { Database, Statement } from 'better-sqlite3';
import {
  candlePeriods,
  type CandlePeriod,
  type CandleSource,
  type HistoryCandle,
  type PriceSpan,
  type TimeRange,
} from '../../preload/contract/history.ts';
import type { CentiContracts, MicroDollars } from '../../preload/contract/prices.ts';
import { rangeFrom } from './ranges.ts';

const COLUMNS = `end_time, bid_open, bid_high, bid_low, bid_close, ask_open, ask_high, ask_low, ask_close,
  price_open, price_high, price_low, price_close, volume, open_interest, source`;

type Price = MicroDollars | null;
type Row = readonly [
  endTime: number,
  ...bid: readonly [Price, Price, Price, Price],
  ...ask: readonly [Price, Price, Price, Price],
  ...price: readonly [Price, Price, Price, Price],
  volume: CentiContracts,
  openInterest: CentiContracts,
  source: number,
];

/** The place of a source in this list is what the database keeps. */
const SOURCES: readonly CandleSource[] = ['recorded', 'backfilled', 'mixed'];

/** Ends of a market's oldest and newest candle of one length. */
export interface CandleBounds {
  readonly period: CandlePeriod;
  readonly bounds: TimeRange | null;
}

/**
 * Candles of all markets and lengths.
 *
 * `+?` where a query is sorted: SQLite with STAT4 compiles such a query again for every value bound to a bare `?`, as the best
 * plan might depend on it, which takes four times as long as a look-up. Source: sqlite.org/c3ref/prepare.html.
 */
export class CandleStore {
  readonly #put: Statement;
  readonly #between: Statement<[number, number, number, number], Row>;
  readonly #count: Statement<[number, number, number, number], number>;
  readonly #newest: Statement<[number, number, number], Row>;
  readonly #bounds: Statement<[{ market: number }], readonly (number | null)[]>;
  readonly #newestRecorded: Statement<[number, number], number>;

  constructor(database: Database) {
    const blanks = Array.from({ length: 18 }, () => '?').join(', ');
    this.#put = database.prepare(
      `INSERT OR REPLACE INTO candle (market_id, period, ${COLUMNS}) VALUES (${blanks})`,
    );
    this.#between = database
      .prepare<[number, number, number, number], Row>(
        `SELECT ${COLUMNS} FROM candle WHERE market_id = +? AND period = +? AND end_time > +? AND end_time <= +? ORDER BY end_time`,
      )
      .raw();
    this.#count = database
      .prepare<[number, number, number, number], number>(
        'SELECT count(*) FROM candle WHERE market_id = ? AND period = ? AND end_time > ? AND end_time <= ?',
      )
      .pluck();
    this.#newest = database
      .prepare<[number, number, number], Row>(
        `SELECT ${COLUMNS} FROM candle WHERE market_id = +? AND period = +? AND end_time <= +? ORDER BY end_time DESC LIMIT 1`,
      )
      .raw();
    const ends = candlePeriods.flatMap((period) =>
      ['min', 'max'].map(
        (end) =>
          `(SELECT ${end}(end_time) FROM candle WHERE market_id = +@market AND period = ${period})`,
      ),
    );
    this.#bounds = database
      .prepare<[{ market: number }], readonly (number | null)[]>(`SELECT ${ends.join(', ')}`)
      .raw();
    this.#newestRecorded = database
      .prepare<[number, number], number>(
        'SELECT end_time FROM candle WHERE market_id = +? AND period = 1 AND end_time > +? AND source = 0 ORDER BY end_time DESC LIMIT 1',
      )
      .pluck();
  }

  /** Writes a candle over the one that is there. */
  put(market: number, period: CandlePeriod, candle: HistoryCandle): void {
    const { yesBid: bid, yesAsk: ask, price } = candle;
    this.#put.run(
      market,
      period,
      candle.endTime,
      bid && bid.open,
      bid && bid.high,
      bid && bid.low,
      bid && bid.close,
      ask && ask.open,
      ask && ask.high,
      ask && ask.low,
      ask && ask.close,
      price && price.open,
      price && price.high,
      price && price.low,
      price && price.close,
      candle.volume,
      candle.openInterest,
      SOURCES.indexOf(candle.source),
    );
  }

  /** Candles of periods within a range, oldest first. */
  between(
    market: number,
    period: CandlePeriod,
    { startTime, endTime }: TimeRange,
  ): readonly HistoryCandle[] {
    return this.#between.all(market, period, startTime, endTime).map(toCandle);
  }

  count(market: number, period: CandlePeriod, { startTime, endTime }: TimeRange): number {
    return this.#count.get(market, period, startTime, endTime) ?? 0;
  }

  /** The newest candle that ends at or before a time. */
  newest(market: number, period: CandlePeriod, time: number): HistoryCandle | null {
    const row = this.#newest.get(market, period, time);
    return row ? toCandle(row) : null;
  }

  /** Ends of the oldest and the newest candle of each length, finest first. */
  bounds(market: number): readonly CandleBounds[] {
    const ends = this.#bounds.get({ market }) ?? [];
    return candlePeriods.map((period, place) => ({
      period,
      bounds: rangeFrom(ends[2 * place], ends[2 * place + 1]),
    }));
  }

  /** End of the newest minute after a time that was made of ticks. */
  newestRecordedMinute(market: number, after: number): number | null {
    return this.#newestRecorded.get(market, after) ?? null;
  }
}

function toCandle(row: Row): HistoryCandle {
  return {
    endTime: row[0],
    yesBid: toSpan(row[1], row[2], row[3], row[4]),
    yesAsk: toSpan(row[5], row[6], row[7], row[8]),
    price: toSpan(row[9], row[10], row[11], row[12]),
    volume: row[13],
    openInterest: row[14],
    source: SOURCES[row[15]] ?? 'mixed',
  };
}

function toSpan(open: Price, high: Price, low: Price, close: Price): PriceSpan | null {
  if (open === null || high === null || low === null || close === null) return null;
  return { open, high, low, close };
}
