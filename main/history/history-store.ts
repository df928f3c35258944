import type { Database } from 'better-sqlite3';
import { CandleStore } from './candle-store.ts';
import { CandleWriter } from './candle-writer.ts';
import { CoverageStore } from './coverage-store.ts';
import { MarketRegistry } from './market-registry.ts';
import { TickStore } from './tick-store.ts';
import { TradeStore } from './trade-store.ts';

/** The history file, by what it holds. */
export class HistoryStore {
  readonly database: Database;
  readonly markets: MarketRegistry;
  readonly ticks: TickStore;
  readonly trades: TradeStore;
  readonly candles: CandleStore;
  readonly coverage: CoverageStore;
  readonly writer: CandleWriter;
  /** Made once: it costs more than writing a row. */
  readonly #transaction: (action: () => void) => void;

  /** `now` (Unix ms) is until when stretches still open reach. */
  constructor(database: Database, now: () => number) {
    this.database = database;
    this.#transaction = database.transaction((action: () => void) => action());
    this.markets = new MarketRegistry(database);
    this.ticks = new TickStore(database);
    this.trades = new TradeStore(database);
    this.candles = new CandleStore(database);
    this.coverage = new CoverageStore(database);
    this.writer = new CandleWriter({ candles: this.candles, coverage: this.coverage, now });
  }

  /** All or nothing. @throws what SQLite throws, such as `SQLITE_FULL` */
  transaction(action: () => void): void {
    this.#transaction(action);
  }

  /** The same; tells whether it is written instead of throwing. */
  attempt(action: () => void): boolean {
    try {
      this.transaction(action);
      return true;
    } catch {
      return false;
    }
  }
}
