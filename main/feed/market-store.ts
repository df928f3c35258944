import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';
import type { QuoteBook } from './quote-book.ts';
import { readStoredMarket, readStoredQuote } from './stored-market.ts';

/** Prices change several times a second; what a crash may cost is this much of them, never a followed market. */
const SAVE_MS = 5_000;

interface Row {
  readonly market: string;
  readonly quote: string | null;
}

/** Keeps the last known state of every followed market on disk, so that a start without network shows it. */
export class MarketStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;
  readonly #book: QuoteBook;
  readonly #timers: Timers;
  readonly #unsaved = new Set<string>();
  #unlisten: readonly (() => void)[] = [];

  constructor(parts: {
    readonly database: Database;
    readonly clock: Clock;
    readonly environment: EnvironmentId;
    readonly book: QuoteBook;
  }) {
    this.#database = parts.database;
    this.#environment = parts.environment;
    this.#book = parts.book;
    this.#timers = new Timers(parts.clock);
  }

  /** Fills the book with what was known when the app last ran, then writes down every change. */
  start(): void {
    this.#restore();
    this.#unlisten = [
      this.#book.listenToMarkets(({ ticker }) => this.#note(ticker)),
      this.#book.listenToQuotes(({ ticker }) => this.#note(ticker)),
    ];
  }

  /** Writes what is unsaved and listens no more. */
  stop(): void {
    for (const unlisten of this.#unlisten) unlisten();
    this.#save();
  }

  #restore(): void {
    const rows = this.#database
      .prepare<[string], Row>('SELECT market, quote FROM market WHERE environment = ?')
      .all(this.#environment);
    for (const row of rows) {
      const market = readStoredMarket(row.market);
      const quote = readStoredQuote(row.quote);
      if (market) this.#book.offerMarket(market);
      if (quote) this.#book.offerQuote(quote);
    }
  }

  #note(ticker: string): void {
    this.#unsaved.add(ticker);
    if (!this.#timers.has('save')) this.#timers.after('save', SAVE_MS, () => this.#save());
  }

  #save(): void {
    this.#timers.cancelAll();
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO market (environment, ticker, market, quote) VALUES (?, ?, ?, ?)',
    );
    this.#database.transaction(() => {
      for (const ticker of this.#unsaved) {
        const market = this.#book.market(ticker);
        const quote = this.#book.quote(ticker);
        if (!market) continue;
        insert.run(
          this.#environment,
          ticker,
          JSON.stringify(market),
          quote ? JSON.stringify(quote) : null,
        );
      }
    })();
    this.#unsaved.clear();
  }
}
