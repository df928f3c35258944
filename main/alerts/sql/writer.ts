import type { Database } from 'better-sqlite3';
import { Emitter } from '../../adapters/emitter.ts';
import type { Log } from '../../adapters/log.ts';

/** Writes to the database, all or nothing. A full disk must not end the app: it is reported, and tried again later. */
export class Writer {
  readonly #database: Database;
  readonly #log: Log;
  readonly #changes = new Emitter<boolean>();
  #failing = false;

  constructor(database: Database, log: Log) {
    this.#database = database;
    this.#log = log;
  }

  /** Calls back when writing begins to fail (`true`), and when it works again. */
  readonly listen = this.#changes.listen;

  get failing(): boolean {
    return this.#failing;
  }

  /** Runs `action` in a transaction; tells whether it is on disk. */
  write(action: () => void): boolean {
    try {
      this.#database.transaction(action)();
      this.#report(false);
      return true;
    } catch (error) {
      if (!this.#failing) this.#log.warn(`Alerts could not be saved: ${String(error)}`);
      this.#report(true);
      return false;
    }
  }

  #report(failing: boolean): void {
    if (failing === this.#failing) return;
    this.#failing = failing;
    this.#changes.emit(failing);
  }
}
