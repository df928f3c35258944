import type { Database, Statement } from 'better-sqlite3';
import type { HistoryTick, TimeRange } from '../../preload/contract/history.ts';
import type { CentiContracts, MicroDollars } from '../../preload/contract/prices.ts';

/** The columns of a tick after its market; `nth` sits second. */
const COLUMNS =
  'time, nth, bid, bid_size, ask, ask_size, last, volume, open_interest, polled, begins';

type Row = readonly [
  time: number,
  nth: number,
  bid: MicroDollars | null,
  bidSize: CentiContracts | null,
  ask: MicroDollars | null,
  askSize: CentiContracts | null,
  last: MicroDollars | null,
  volume: CentiContracts,
  openInterest: CentiContracts,
  polled: number,
  begins: number,
];

/** A tick with its place among those of the same millisecond. */
export interface StoredTick {
  readonly tick: HistoryTick;
  readonly nth: number;
}

/** The recorded changes of all markets. */
export class TickStore {
  readonly #insert: Statement;
  readonly #between: Statement<[number, number, number], Row>;
  readonly #page: Statement<[number, number, number, number, number], Row>;
  readonly #newest: Statement<[number, number], Row>;
  readonly #count: Statement<[number, number, number], number>;

  constructor(database: Database) {
    const blanks = Array.from({ length: 12 }, () => '?').join(', ');
    this.#insert = database.prepare(`INSERT INTO tick (market_id, ${COLUMNS}) VALUES (${blanks})`);
    this.#between = database
      .prepare<[number, number, number], Row>(
        `SELECT ${COLUMNS} FROM tick WHERE market_id = ? AND time > ? AND time <= ? ORDER BY time, nth`,
      )
      .raw();
    this.#page = database
      .prepare<[number, number, number, number, number], Row>(
        `SELECT ${COLUMNS} FROM tick WHERE market_id = ? AND (time, nth) > (?, ?) AND time <= ?
         ORDER BY time, nth LIMIT ?`,
      )
      .raw();
    this.#newest = database
      .prepare<[number, number], Row>(
        `SELECT ${COLUMNS} FROM tick WHERE market_id = ? AND time <= ? ORDER BY time DESC, nth DESC LIMIT 1`,
      )
      .raw();
    this.#count = database
      .prepare<[number, number, number], number>(
        'SELECT count(*) FROM tick WHERE market_id = ? AND time > ? AND time <= ?',
      )
      .pluck();
  }

  add(market: number, { tick, nth }: StoredTick): void {
    this.#insert.run(
      market,
      tick.time,
      nth,
      tick.bid,
      tick.bidSize,
      tick.ask,
      tick.askSize,
      tick.last,
      tick.volume,
      tick.openInterest,
      tick.source === 'poll' ? 1 : 0,
      tick.begins ? 1 : 0,
    );
  }

  /** The newest tick up to a time. */
  newest(market: number, time = Number.MAX_SAFE_INTEGER): StoredTick | null {
    const row = this.#newest.get(market, time);
    return row ? { tick: toTick(row), nth: row[1] } : null;
  }

  /** Ticks after the start and up to the end of a range, in order, read as they are asked for. */
  *between(market: number, { startTime, endTime }: TimeRange): Generator<HistoryTick> {
    for (const row of this.#between.iterate(market, startTime, endTime)) yield toTick(row);
  }

  /** The next ticks after a place, or after all of a moment, up to a time; at most `limit`. */
  page(
    market: number,
    after: { readonly time: number; readonly nth?: number },
    endTime: number,
    limit: number,
  ): readonly StoredTick[] {
    const { time, nth = Number.MAX_SAFE_INTEGER } = after;
    const rows = this.#page.all(market, time, nth, endTime, limit);
    return rows.map((row) => ({ tick: toTick(row), nth: row[1] }));
  }

  count(market: number, { startTime, endTime }: TimeRange): number {
    return this.#count.get(market, startTime, endTime) ?? 0;
  }
}

function toTick(row: Row): HistoryTick {
  return {
    time: row[0],
    bid: row[2],
    bidSize: row[3],
    ask: row[4],
    askSize: row[5],
    last: row[6],
    volume: row[7],
    openInterest: row[8],
    source: row[9] === 1 ? 'poll' : 'stream',
    begins: row[10] === 1,
  };
}
