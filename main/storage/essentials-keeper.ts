import type { Database } from 'better-sqlite3';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import { essentialTables, saveEssentials } from './essentials.ts';

/** Several changes in a row are written together. */
const SAVE_MS = 1_000;
const RETRY_MS = 30_000;

/**
 * Keeps the JSON copy of watchlist, settings and alert rules up to date.
 *
 * Temporary triggers of this connection tell of every change, so that no part of the app has to remember to.
 */
export class EssentialsKeeper {
  readonly #database: Database;
  readonly #path: string;
  readonly #log: Log;
  readonly #timers: Timers;

  constructor(parts: {
    readonly database: Database;
    readonly path: string;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#database = parts.database;
    this.#path = parts.path;
    this.#log = parts.log;
    this.#timers = new Timers(parts.clock);
  }

  /** Writes a copy now, and after every change. */
  start(): void {
    this.#database.function('note_essential_change', () => this.#saveSoon(SAVE_MS));
    for (const table of essentialTables) {
      for (const change of ['INSERT', 'UPDATE', 'DELETE']) {
        this.#database.exec(
          `CREATE TEMP TRIGGER note_${table}_${change} AFTER ${change} ON main.${table}
           BEGIN SELECT note_essential_change(); END`,
        );
      }
    }
    this.#save();
  }

  /** What changed last is in the copy when this returns. */
  stop(): void {
    if (this.#timers.has('save')) this.#save();
    this.#timers.cancelAll();
  }

  #saveSoon(ms: number): null {
    if (!this.#timers.has('save')) this.#timers.after('save', ms, () => this.#save());
    return null;
  }

  #save(): void {
    this.#timers.cancel('save');
    try {
      saveEssentials(this.#database, this.#path);
    } catch (error) {
      this.#log.warn(`The copy of rules and watchlist could not be written: ${String(error)}`);
      this.#saveSoon(RETRY_MS);
    }
  }
}
