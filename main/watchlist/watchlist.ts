import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { Emitter } from '../adapters/emitter.ts';

/** The followed markets of one environment, in the person's order. Every change is on disk before it is announced. */
export class Watchlist {
  readonly #changes = new Emitter<readonly WatchlistEntry[]>();
  readonly #database: Database;
  readonly #environment: EnvironmentId;
  #entries: readonly WatchlistEntry[];

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
    this.#entries = database
      .prepare<[string], WatchlistEntry>(
        'SELECT ticker, title FROM watchlist WHERE environment = ? ORDER BY position',
      )
      .all(environment);
  }

  get entries(): readonly WatchlistEntry[] {
    return this.#entries;
  }

  get tickers(): readonly string[] {
    return this.#entries.map(({ ticker }) => ticker);
  }

  /** Calls `listener` with the whole list after every change. */
  readonly listen = this.#changes.listen;

  /** Adds a market at `position` (from 0), or at the end; one that is followed already stays where it is. */
  add(entry: WatchlistEntry, position: number | null): void {
    if (this.tickers.includes(entry.ticker)) return;
    this.#save(this.#entries.toSpliced(position ?? this.#entries.length, 0, entry));
  }

  remove(ticker: string): void {
    this.#save(this.#entries.filter((entry) => entry.ticker !== ticker));
  }

  /** Corrects titles the exchange has changed. */
  retitle(titles: ReadonlyMap<string, string>): void {
    const renamed = this.#entries.map((entry) => ({
      ...entry,
      title: titles.get(entry.ticker) ?? entry.title,
    }));
    if (renamed.some(({ title }, index) => title !== this.#entries[index]?.title)) {
      this.#save(renamed);
    }
  }

  #save(entries: readonly WatchlistEntry[]): void {
    const insert = this.#database.prepare(
      'INSERT INTO watchlist (environment, ticker, title, position) VALUES (?, ?, ?, ?)',
    );
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM watchlist WHERE environment = ?').run(this.#environment);
      entries.forEach(({ ticker, title }, position) =>
        insert.run(this.#environment, ticker, title, position),
      );
    })();
    this.#entries = entries;
    this.#changes.emit(entries);
  }
}
