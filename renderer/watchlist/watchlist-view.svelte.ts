import { untrack } from 'svelte';
import { pricedTicker, type WatchlistEntry } from '../../preload/contract/snapshot.ts';
import type { QuickAlert } from '../alerts/quick-alert.svelte.ts';
import { holdsWords } from '../format/matching.ts';
import type { Now } from '../state/now.ts';
import type { Session } from '../state/session.svelte.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { ListSelection } from '../ui/list-selection.svelte.ts';
import { linesOf, marketLine, type Line, type Order } from './lines.ts';
import { byChance, sortEntries } from './sorting.ts';

/** A list sorted by prices is sorted anew this often: rows that moved with every tick could not be read. */
const SETTLE_MS = 2_000;

/** The group whose name is being typed: a new one of some markets, or one that is there. */
export type Naming =
  | { readonly kind: 'new'; readonly tickers: readonly string[] }
  | { readonly kind: 'rename'; readonly id: number; readonly name: string };

/** How the person looks at the watchlist: kept while another screen is open, so that coming back changes nothing. */
export class WatchlistView {
  /** The filter's text; `null` while the filter is not open. */
  filter = $state.raw<string | null>(null);
  naming = $state.raw<Naming | null>(null);
  /** The alert that is being made in the place of a row. */
  quick = $state.raw<QuickAlert | null>(null);
  /** CSS pixels. */
  scrollTop = 0;
  readonly #session: Session;
  readonly entries: readonly WatchlistEntry[];
  readonly lines: readonly Line[];
  readonly cursor: ListCursor;
  readonly selection: ListSelection;

  constructor(session: Session, now: Now) {
    this.#session = session;
    const turn = $derived(Math.floor(now.time / SETTLE_MS));
    const order: Order = (entries, group) => {
      const sort = session.settings.watchlistSort;
      const likeliest = sort === 'manual' && group?.isEvent;
      if (sort === 'manual' && !likeliest) return entries;
      const liveOf = session.markets.of.bind(session.markets);
      return inTurn(turn, () =>
        likeliest ? byChance(entries, liveOf) : sortEntries(entries, sort, liveOf),
      );
    };
    this.entries = $derived(matching(session, this.filter ?? ''));
    this.lines = $derived(
      this.filter?.trim()
        ? order(this.entries, null).map(marketLine)
        : linesOf(this.entries, session.groups, order),
    );
    const keys = $derived(this.lines.map(({ key }) => key));
    this.cursor = new ListCursor(() => keys);
    this.selection = new ListSelection(this.cursor, () => keys);
  }

  /** Whether a market stands under the head of its event, which says its title. */
  isOfEvent({ groupId }: WatchlistEntry): boolean {
    if (groupId === null || this.filter?.trim()) return false;
    return this.#session.groups.some(({ id, isEvent }) => id === groupId && isEvent);
  }

  /** The line the keyboard is on. */
  get current(): Line | null {
    return this.lines[this.cursor.index] ?? null;
  }

  /** The marked markets, or the one the keyboard is on. */
  get tickers(): readonly string[] {
    return this.withMarked(this.cursor.key ?? '');
  }

  /** The markets that go along with one: all marked ones when it is one of them. */
  withMarked(key: string): readonly string[] {
    const keys = this.selection.has(key) ? this.selection.keys : [key];
    return keys.filter((one) =>
      this.lines.some((line) => line.kind === 'market' && line.key === one),
    );
  }

  openFilter(): void {
    this.filter ??= '';
  }

  toggleFilter(): void {
    if (!this.#closeFilter()) this.openFilter();
  }

  /** Leaves the innermost of an alert's question, its form, naming a group, marks and the filter; `false` when there is none. */
  retreat(): boolean {
    if (this.quick) {
      if (!this.quick.retreat()) this.quick = null;
      return true;
    }
    if (this.naming) {
      this.naming = null;
      return true;
    }
    return this.selection.clear() || this.#closeFilter();
  }

  #closeFilter(): boolean {
    const open = this.filter !== null;
    this.filter = null;
    return open;
  }
}

/** Works something out without following what it reads: a new turn is the only reason to do it anew. */
function inTurn<T>(_turn: number, work: () => T): T {
  return untrack(work);
}

/** Entries that hold every typed word in their title, outcome or ticker. */
function matching(session: Session, words: string): readonly WatchlistEntry[] {
  if (words.trim() === '') return session.watchlist;
  return session.watchlist.filter((entry) => {
    const outcome = session.markets.of(pricedTicker(entry)).market?.yesSubtitle ?? '';
    return holdsWords(`${entry.title} ${outcome} ${entry.ticker}`, words);
  });
}
