import type { Database } from 'better-sqlite3';
import type { TimeRange } from '../../preload/contract/history.ts';
import type { CentiContracts, MicroDollars } from '../../preload/contract/prices.ts';

/** One public trade. */
export interface PublicTrade {
  readonly ticker: string;
  readonly tradeId: string;
  /** Unix ms. */
  readonly time: number;
  readonly price: MicroDollars;
  readonly size: CentiContracts;
  /** Which side the taker took; `null` when the exchange does not say. */
  readonly takerSide: 'yes' | 'no' | null;
}

/** The public trades of followed markets, as far as the stream brought them. */
export class TradeStore {
  readonly #insert;
  readonly #between;

  constructor(database: Database) {
    this.#insert = database.prepare('INSERT OR IGNORE INTO trade VALUES (?, ?, ?, ?, ?, ?)');
    this.#between = database.prepare<[number, number, number], Omit<PublicTrade, 'ticker'>>(
      `SELECT trade_id AS tradeId, time, price, size, taker_side AS takerSide FROM trade
       WHERE market_id = ? AND time > ? AND time <= ? ORDER BY time, trade_id`,
    );
  }

  /** Keeps a trade; one told twice is kept once. */
  add(market: number, { time, tradeId, price, size, takerSide }: PublicTrade): void {
    this.#insert.run(market, time, tradeId, price, size, takerSide);
  }

  between(market: number, range: TimeRange): readonly Omit<PublicTrade, 'ticker'>[] {
    return this.#between.all(market, range.startTime, range.endTime);
  }
}
