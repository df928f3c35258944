import type { Watch } from '../../preload/contract/alerts.ts';
import type { Session } from '../state/session.svelte.ts';

/** What a rule watches, as a person calls it. */
export interface WatchedTitle {
  readonly title: string;
  /** The outcome of a market; empty when the title says it all. */
  readonly detail: string;
}

/** The name of what a rule watches, or of the market a firing is about. */
export function watchedTitle(session: Session, watch: Watch, ticker: string | null): WatchedTitle {
  if (ticker !== null) return marketTitle(session, ticker);
  return watch.scope === 'series'
    ? { title: `Series ${watch.series}`, detail: '' }
    : { title: 'All prices', detail: '' };
}

/** A market's title as far as it is known; its ticker otherwise. */
export function marketTitle(session: Session, ticker: string): WatchedTitle {
  const { market } = session.markets.of(ticker);
  if (market) return { title: market.title, detail: market.yesSubtitle };
  const entry = session.watchlist.find((followed) => followed.ticker === ticker);
  return { title: entry?.title ?? ticker, detail: '' };
}

/** The market a rule watches; `null` for a series and for the whole app. */
export const tickerOf = (watch: Watch): string | null =>
  watch.scope === 'market' ? watch.ticker : null;
