import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Saver } from '../adapters/saver.ts';
import type { QuoteBook } from './quote-book.ts';
import { readStoredMarket, readStoredQuote } from './stored-market.ts';

interface Row {
  readonly ticker: string;
  readonly market: string;
  readonly quote: string | null;
}

/**
 * Keeps the last known state of every followed market on disk, so that a start without network shows it. Prices change several
 * times a second: what a crash may cost is seconds of them, never a followed market.
 */
export class MarketStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;
  readonly #book: QuoteBook;
  readonly #saver: Saver;
  readonly #unsaved = new Set<string>();
  #unlisten: readonly (() => void)[] = [];

  constructor(parts: {
    readonly database: Database;
    readonly clock: Clock;
    readonly log: Log;
    readonly environment: EnvironmentId;
    readonly book: QuoteBook;
  }) {
    this.#database = parts.database;
    this.#environment = parts.environment;
    this.#book = parts.book;
    this.#saver = new Saver({ ...parts, what: 'Prices', save: () => this.#save() });
  }

  /** Fills the book with what was known when the app last ran, then writes down every change; drops what nobody follows. */
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
    this.#saver.stop();
  }

  #restore(): void {
    const rows = this.#database
      .prepare<[string], Row>('SELECT ticker, market, quote FROM market WHERE environment = ?')
      .all(this.#environment);
    for (const row of rows) {
      const market = readStoredMarket(row.market);
      const quote = readStoredQuote(row.quote);
      if (market) this.#book.offerMarket(market);
      if (quote) this.#book.offerQuote(quote);
      if (!this.#book.market(row.ticker)) this.#note(row.ticker);
    }
  }

  #note(ticker: string): void {
    this.#unsaved.add(ticker);
    this.#saver.saveSoon();
  }

  #save(): void {
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO market (environment, ticker, market, quote) VALUES (?, ?, ?, ?)',
    );
    const drop = this.#database.prepare('DELETE FROM market WHERE environment = ? AND ticker = ?');
    this.#database.transaction(() => {
      for (const ticker of this.#unsaved) {
        const market = this.#book.market(ticker);
        const quote = this.#book.quote(ticker);
        const written = [JSON.stringify(market), quote ? JSON.stringify(quote) : null];
        if (market) insert.run(this.#environment, ticker, ...written);
        else drop.run(this.#environment, ticker);
      }
    })();
    this.#unsaved.clear();
  }
}
