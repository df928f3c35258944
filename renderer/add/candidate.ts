import type { BrowseMarket } from '../../preload/contract/browse.ts';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';

/** What a row needs to offer a market, whether it was found, searched or browsed to. */
export type Candidate = BrowseMarket;

/** The catalogue holds open markets only, and does not say so of each. */
export function candidateOf(entry: CatalogueEntry): Candidate {
  const { ticker, eventTicker, title, yesSubtitle, closeTime } = entry;
  return { ticker, eventTicker, title, yesSubtitle, closeTime, status: 'active', result: null };
}
