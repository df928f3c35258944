import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import {
  marketsOf,
  type SeriesStanding,
  type WatchlistEntry,
} from '../../preload/contract/snapshot.ts';
import { sameStanding, standingOf, type SeriesListing } from './standing.ts';

/** The watchlist, as far as series are concerned. */
export interface SeriesShelf {
  readonly entries: readonly WatchlistEntry[];
  stand(series: string, standing: SeriesStanding): void;
}

/** The latest that is known of followed markets. */
export interface KnownMarkets {
  market(ticker: string): Market | undefined;
  quote(ticker: string): Quote | undefined;
  offerMarket(market: Market): void;
  offerQuote(quote: Quote): void;
}

export interface SeriesRowsParts {
  readonly shelf: SeriesShelf;
  readonly known: KnownMarkets;
  /** What the exchange last listed of a series; `null` before its first answer. */
  readonly listingOf: (series: string) => SeriesListing | null;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
}

/** Moves the rows that follow a series on to the market that trades now. */
export class SeriesRows {
  readonly #parts: SeriesRowsParts;

  constructor(parts: SeriesRowsParts) {
    this.#parts = parts;
  }

  /** Looks where a row that follows a series has to stand now. */
  judge(row: WatchlistEntry): void {
    if (!row.series) return;
    const { shelf, now } = this.#parts;
    const judged = standingOf(this.#listingOf(row), row.series, now());
    const isInformed = judged.market !== null || this.#parts.listingOf(row.ticker) !== null;
    const standing = isInformed ? judged : { ...judged, nextOpenTime: row.series.nextOpenTime };
    if (sameStanding(standing, row.series)) return;
    shelf.stand(row.ticker, standing);
    if (standing.market !== row.series.market) this.#introduce(row.ticker, standing.market);
  }

  /** What was listed, corrected by what the feed knows better. */
  #listingOf(row: WatchlistEntry): SeriesListing {
    const { known } = this.#parts;
    const { markets, quotes } = this.#parts.listingOf(row.ticker) ?? { markets: [], quotes: [] };
    const followed = marketsOf(row);
    const others = <T extends { readonly ticker: string }>(list: readonly T[]): readonly T[] =>
      list.filter(({ ticker }) => !followed.includes(ticker) || !known.market(ticker));
    return {
      markets: [...others(markets), ...followed.flatMap((ticker) => known.market(ticker) ?? [])],
      quotes: [...quotes, ...followed.flatMap((ticker) => known.quote(ticker) ?? [])],
    };
  }

  /** The new market is shown with what the list said of it until the feed has asked; one that the feed knows stays as it is. */
  #introduce(series: string, ticker: string | null): void {
    const { known } = this.#parts;
    const listing = this.#parts.listingOf(series);
    listing?.markets
      .filter((market) => market.ticker === ticker && !known.market(market.ticker))
      .forEach((market) => known.offerMarket(market));
    listing?.quotes
      .filter((quote) => quote.ticker === ticker)
      .forEach((quote) => known.offerQuote(quote));
  }
}
