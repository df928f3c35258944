import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { WatchlistEntry, WatchlistGroup } from '../../preload/contract/snapshot.ts';

/** Entries and groups of one environment on disk. */
export class WatchlistStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
  }

  /** The followed markets, in order. */
  entries(): readonly WatchlistEntry[] {
    const rows = this.#database
      .prepare<[string], EntryRow>(
        `SELECT ticker, title, group_id AS groupId, is_pinned AS isPinned
         FROM watchlist WHERE environment = ? ORDER BY position`,
      )
      .all(this.#environment);
    return rows.map((row) => ({ ...row, isPinned: row.isPinned === 1 }));
  }

  /** The groups, in order. */
  groups(): readonly WatchlistGroup[] {
    const rows = this.#database
      .prepare<[string], GroupRow>(
        `SELECT id, name, is_collapsed AS isCollapsed, is_event AS isEvent
         FROM watchlist_group WHERE environment = ? ORDER BY position`,
      )
      .all(this.#environment);
    return rows.map((row) => ({
      ...row,
      isCollapsed: row.isCollapsed === 1,
      isEvent: row.isEvent === 1,
    }));
  }

  saveEntries(entries: readonly WatchlistEntry[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO watchlist (environment, ticker, title, group_id, is_pinned, position)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM watchlist WHERE environment = ?').run(this.#environment);
      entries.forEach(({ ticker, title, groupId, isPinned }, position) =>
        insert.run(this.#environment, ticker, title, groupId, Number(isPinned), position),
      );
    })();
  }

  saveGroups(groups: readonly WatchlistGroup[]): void {
    const insert = this.#database.prepare(
      `INSERT INTO watchlist_group (environment, id, name, is_collapsed, is_event, position)
       VALUES (?, ?, ?, ?, ?, ?)`,
    );
    this.#database.transaction(() => {
      this.#database
        .prepare('DELETE FROM watchlist_group WHERE environment = ?')
        .run(this.#environment);
      groups.forEach(({ id, name, isCollapsed, isEvent }, position) =>
        insert.run(this.#environment, id, name, Number(isCollapsed), Number(isEvent), position),
      );
    })();
  }
}

type EntryRow = Omit<WatchlistEntry, 'isPinned'> & { readonly isPinned: number };
type GroupRow = Omit<WatchlistGroup, 'isCollapsed' | 'isEvent'> & {
  readonly isCollapsed: number;
  readonly isEvent: number;
};
