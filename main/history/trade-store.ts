import type { Database } from 'better-sqlite3';
import type { Trade } from '../../preload/contract/trade.ts';

/** The public trades of followed markets, as far as the stream brought them. */
export class TradeStore {
  readonly #insert;
  readonly #latest;

  constructor(database: Database) {
    this.#insert = database.prepare('INSERT OR IGNORE INTO trade VALUES (?, ?, ?, ?, ?, ?)');
    this.#latest = database.prepare<[number, number], Omit<Trade, 'ticker'>>(
      `SELECT trade_id AS id, time, price, size, taker_side AS takerSide FROM trade
       WHERE market_id = ? ORDER BY time DESC, trade_id DESC LIMIT ?`,
    );
  }

  /** Keeps a trade; one told twice is kept once. */
  add(market: number, { time, id, price, size, takerSide }: Trade): void {
    this.#insert.run(market, time, id, price, size, takerSide);
  }

  /** The last `count` trades, newest first. */
  latest(market: number, count: number): readonly Omit<Trade, 'ticker'>[] {
    return this.#latest.all(market, count);
  }
}
