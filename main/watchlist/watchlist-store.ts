import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import {
  unknownStanding,
  type SeriesStanding,
  type WatchlistEntry,
  type WatchlistGroup,
} from '../../preload/contract/snapshot.ts';

/** Entries and groups of one environment on disk. */
export class WatchlistStore {
  readonly #database: Database;
  readonly #environment: EnvironmentId;

  constructor(database: Database, environment: EnvironmentId) {
    this.#database = database;
    this.#environment = environment;
  }

  /** The rows, in order. */
  entries(): readonly WatchlistEntry[] {
    const rows = this.#database
      .prepare<[string], EntryRow>(
        `SELECT ticker, title, group_id AS groupId, is_pinned AS isPinned, is_series AS isSeries,
                series_market AS market, series_previous AS previous, series_next_open AS nextOpenTime
         FROM watchlist WHERE environment = ? ORDER BY position`,
      )
      .all(this.#environment);
    return rows.map(toEntry);
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
      `INSERT INTO watchlist (environment, ticker, title, group_id, is_pinned, position,
                              is_series, series_market, series_previous, series_next_open)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM watchlist WHERE environment = ?').run(this.#environment);
      entries.forEach(({ ticker, title, groupId, isPinned, series }, position) => {
        const { market, previous, nextOpenTime } = series ?? unknownStanding;
        const standing = [Number(series !== null), market, previous, nextOpenTime];
        const row = [ticker, title, groupId, Number(isPinned), position, ...standing];
        insert.run(this.#environment, ...row);
      });
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

type EntryRow = Omit<WatchlistEntry, 'isPinned' | 'series'> &
  SeriesStanding & { readonly isPinned: number; readonly isSeries: number };
type GroupRow = Omit<WatchlistGroup, 'isCollapsed' | 'isEvent'> & {
  readonly isCollapsed: number;
  readonly isEvent: number;
};

function toEntry({ ticker, title, groupId, isPinned, isSeries, ...row }: EntryRow): WatchlistEntry {
  const { market, previous, nextOpenTime } = row;
  const series = isSeries === 1 ? { market, previous, nextOpenTime } : null;
  return { ticker, title, groupId, isPinned: isPinned === 1, series };
}
