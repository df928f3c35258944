import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { GroupChange, Input } from '../../preload/contract/operations.ts';
import {
  marketsOf,
  unknownStanding,
  type SeriesStanding,
  type WatchlistEntry,
  type WatchlistGroup,
} from '../../preload/contract/snapshot.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import { Saver } from '../adapters/saver.ts';
import { moveEntries, moveGroup } from './arrange.ts';
import { WatchlistStore } from './watchlist-store.ts';

type NewGroup = Input<'createGroup'>;

/**
 * The followed markets and series of one environment, in the person's order, and the groups they stand in. Every change of theirs
 * is on disk before it is announced; what the exchange changes is not held up by a disk that is full.
 */
export class Watchlist {
  readonly #changes = new Emitter<readonly WatchlistEntry[]>();
  readonly #groupChanges = new Emitter<readonly WatchlistGroup[]>();
  readonly #store: WatchlistStore;
  readonly #saver: Saver;
  #entries: readonly WatchlistEntry[];
  #groups: readonly WatchlistGroup[];
  /** Never used again while the app runs, so that undoing a removal cannot land in another group. */
  #nextGroupId: number;

  constructor(parts: {
    readonly database: Database;
    readonly environment: EnvironmentId;
    readonly clock: Clock;
    readonly log: Log;
  }) {
    this.#store = new WatchlistStore(parts.database, parts.environment);
    const save = (): void => this.#store.saveEntries(this.#entries);
    this.#saver = new Saver({ ...parts, what: 'The watchlist', save });
    this.#entries = this.#store.entries();
    this.#groups = this.#store.groups();
    this.#nextGroupId = 1 + Math.max(0, ...this.#groups.map(({ id }) => id));
  }

  get entries(): readonly WatchlistEntry[] {
    return this.#entries;
  }

  get groups(): readonly WatchlistGroup[] {
    return this.#groups;
  }

  /** Of each row: a market's or a series'. */
  get tickers(): readonly string[] {
    return this.#entries.map(({ ticker }) => ticker);
  }

  /** The markets that the rows show or lead to. */
  get marketTickers(): readonly string[] {
    return this.#entries.flatMap(marketsOf);
  }

  /** Calls `listener` with the whole list after every change. */
  readonly listen = this.#changes.listen;

  /** Calls `listener` with all groups after every change of one. */
  readonly listenToGroups = this.#groupChanges.listen;

  /** Follows a market, at the end; one that is followed already stays where it is. */
  add({ ticker, title }: Pick<WatchlistEntry, 'ticker' | 'title'>): void {
    const entry = { ticker, title, groupId: null, isPinned: false, series: null };
    this.restore(entry, this.#entries.length);
  }

  /** Follows a series, at the end; one that is followed already stays where it is. */
  addSeries({ ticker, title }: Pick<WatchlistEntry, 'ticker' | 'title'>): void {
    const entry = { ticker, title, groupId: null, isPinned: false, series: unknownStanding };
    this.restore(entry, this.#entries.length);
  }

  /** A followed series has moved on. */
  stand(ticker: string, series: SeriesStanding): void {
    this.#adapt(
      this.#entries.map((entry) =>
        entry.ticker === ticker && entry.series ? { ...entry, series } : entry,
      ),
    );
  }

  /** Puts a removed row back: its place (from 0), its group if that is still there, its pin. */
  restore(entry: WatchlistEntry, position: number): void {
    if (this.tickers.includes(entry.ticker)) return;
    const groupId = this.#groupIdOf(entry.groupId);
    this.#save(this.#entries.toSpliced(position, 0, { ...entry, groupId }));
  }

  remove(ticker: string): void {
    this.#save(this.#entries.filter((entry) => entry.ticker !== ticker));
  }

  /** Puts markets in front of another one, or at the end, and into a group or out of all. */
  move(tickers: readonly string[], before: string | null, groupId: number | null): void {
    this.#save(moveEntries(this.#entries, tickers, before, this.#groupIdOf(groupId)));
  }

  /** Shows a market's price in the tray, or no longer. */
  pin(ticker: string, isPinned: boolean): void {
    this.#save(
      this.#entries.map((entry) => (entry.ticker === ticker ? { ...entry, isPinned } : entry)),
    );
  }

  /** Makes a group of these markets in front of another group, or at the end; its id. */
  createGroup({ name, tickers, isEvent, before }: NewGroup): number {
    const id = this.#nextGroupId;
    this.#nextGroupId += 1;
    const place = this.#groups.findIndex((group) => group.id === before);
    const group = { id, name, isCollapsed: false, isEvent };
    this.#saveGroups(this.#groups.toSpliced(place < 0 ? this.#groups.length : place, 0, group));
    const members = new Set(tickers);
    const join = (entry: WatchlistEntry): WatchlistEntry =>
      members.has(entry.ticker) ? { ...entry, groupId: id } : entry;
    this.#save(this.#entries.map(join));
    return id;
  }

  changeGroup(id: number, change: GroupChange): void {
    this.#saveGroups(
      this.#groups.map((group) => (group.id === id ? { ...group, ...change } : group)),
    );
  }

  /** Puts a group in front of another one, or at the end. */
  moveGroup(id: number, before: number | null): void {
    this.#saveGroups(moveGroup(this.#groups, id, before));
  }

  /** Its markets stay, outside of groups. */
  deleteGroup(id: number): void {
    this.#save(
      this.#entries.map((entry) => (entry.groupId === id ? { ...entry, groupId: null } : entry)),
    );
    this.#saveGroups(this.#groups.filter((group) => group.id !== id));
  }

  /** Corrects titles the exchange has changed. */
  retitle(titles: ReadonlyMap<string, string>): void {
    const renamed = this.#entries.map((entry) => ({
      ...entry,
      title: titles.get(entry.ticker) ?? entry.title,
    }));
    if (renamed.some(({ title }, index) => title !== this.#entries[index]?.title)) {
      this.#adapt(renamed);
    }
  }

  /** Tries for the last time to write what could not be written yet. */
  stop(): void {
    this.#saver.stop();
  }

  #groupIdOf(id: number | null): number | null {
    return this.#groups.some((group) => group.id === id) ? id : null;
  }

  #save(entries: readonly WatchlistEntry[]): void {
    this.#store.saveEntries(entries);
    this.#entries = entries;
    this.#changes.emit(entries);
  }

  /** Takes over what the exchange has changed, with nobody there to be told that it could not be saved. */
  #adapt(entries: readonly WatchlistEntry[]): void {
    this.#entries = entries;
    this.#saver.save();
    this.#changes.emit(entries);
  }

  #saveGroups(groups: readonly WatchlistGroup[]): void {
    this.#store.saveGroups(groups);
    this.#groups = groups;
    this.#groupChanges.emit(groups);
  }
}
