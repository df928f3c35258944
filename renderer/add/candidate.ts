import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';
import type { Market } from '../../preload/contract/market.ts';

/** What a row needs to offer a market, whether it was found, listed or searched. */
export type Candidate = Pick<
  Market,
  'ticker' | 'eventTicker' | 'title' | 'yesSubtitle' | 'status' | 'result' | 'closeTime'
>;

/** The catalogue holds open markets only, and does not say so of each. */
export function candidateOf(entry: CatalogueEntry): Candidate {
  const { ticker, eventTicker, title, yesSubtitle, closeTime } = entry;
  return { ticker, eventTicker, title, yesSubtitle, closeTime, status: 'active', result: null };
}
