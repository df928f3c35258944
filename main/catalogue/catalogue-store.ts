import type { Database } from 'better-sqlite3';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';

/** The catalogue of one environment on disk. */
export class CatalogueStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
  }

  load(): readonly CatalogueEntry[] {
    return this.#database
      .prepare<[string], CatalogueEntry>(
        `SELECT ticker, event_ticker AS eventTicker, title, yes_subtitle AS yesSubtitle, category, volume,
                close_time AS closeTime
         FROM catalogue WHERE environment = ?`,
      )
      .all(this.#environment);
  }

  /** Unix ms at which the last complete walk began; `null` before the first. */
  get walkedTime(): number | null {
    const time = this.#database
      .prepare<[string], number>('SELECT walked_time FROM catalogue_walk WHERE environment = ?')
      .pluck()
      .get(this.#environment);
    return time ?? null;
  }

  /** Keeps a page of the walk that began at `walkedTime`. */
  save(entries: readonly CatalogueEntry[], walkedTime: number): void {
    const insert = this.#database.prepare(
      'INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#database.transaction(() => {
      for (const entry of entries) {
        const { ticker, eventTicker, title, yesSubtitle, category, volume, closeTime } = entry;
        const what = [ticker, eventTicker, title, yesSubtitle, category, volume, closeTime];
        insert.run(this.#environment, ...what, walkedTime);
      }
    })();
  }

  /** The walk that began at `walkedTime` has seen everything: what it did not list is open no longer. */
  finish(walkedTime: number): void {
    this.#database.transaction(() => {
      this.#database
        .prepare('DELETE FROM catalogue WHERE environment = ? AND walked_time <> ?')
        .run(this.#environment, walkedTime);
      this.#database
        .prepare('INSERT OR REPLACE INTO catalogue_walk VALUES (?, ?)')
        .run(this.#environment, walkedTime);
    })();
  }
}
