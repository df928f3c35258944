import { pricedTicker, type WatchlistEntry } from '../preload/contract/snapshot.ts';
import type { PinnedMarket } from './desktop/tray-view.ts';
import type { QuoteBook } from './feed/quote-book.ts';

/**
 * What the tray shows of the pinned rows. Markets are told by their outcome first, since the titles of one event are all the
 * same; a series goes by its own name, and leads to its last market while none is open.
 */
export function pinnedMarketsOf(
  entries: readonly WatchlistEntry[],
  book: Pick<QuoteBook, 'market' | 'quote'>,
): readonly PinnedMarket[] {
  return entries
    .filter(({ isPinned }) => isPinned)
    .map((entry) => {
      const { title, series } = entry;
      const priced = pricedTicker(entry);
      const outcome = series ? '' : book.market(priced)?.yesSubtitle;
      return {
        ticker: series && !series.market ? (series.previous ?? priced) : priced,
        title: outcome ? `${outcome}: ${title}` : title,
        quote: book.quote(priced) ?? null,
      };
    });
}
