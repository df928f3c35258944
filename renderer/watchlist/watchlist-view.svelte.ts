import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { holdsWords } from '../format/matching.ts';
import type { Session } from '../state/session.svelte.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';

/** How the person looks at the watchlist: kept while another screen is open, so that coming back changes nothing. */
export class WatchlistView {
  /** The filter's text; `null` while the filter is not open. */
  filter = $state.raw<string | null>(null);
  /** CSS pixels. */
  scrollTop = 0;
  readonly entries: readonly WatchlistEntry[];
  readonly cursor: ListCursor;

  constructor(session: Session) {
    this.entries = $derived(matching(session, this.filter ?? ''));
    this.cursor = new ListCursor(() => this.entries.map(({ ticker }) => ticker));
  }

  openFilter(): void {
    this.filter ??= '';
  }

  toggleFilter(): void {
    if (!this.closeFilter()) this.openFilter();
  }

  /** `false` when there was no filter to close. */
  closeFilter(): boolean {
    const open = this.filter !== null;
    this.filter = null;
    return open;
  }
}

/** Entries that hold every typed word in their title, outcome or ticker. */
function matching(session: Session, words: string): readonly WatchlistEntry[] {
  if (words.trim() === '') return session.watchlist;
  return session.watchlist.filter(({ ticker, title }) => {
    const outcome = session.markets.of(ticker).market?.yesSubtitle ?? '';
    return holdsWords(`${title} ${outcome} ${ticker}`, words);
  });
}
