import { midOf } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { WatchlistSort } from '../../preload/contract/settings.ts';
import { pricedTicker, type WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { changeOf } from '../format/price.ts';
import type { LiveMarket } from '../state/live-market.svelte.ts';

/** What the market is known as and costs now. */
export type LiveOf = (ticker: string) => LiveMarket;

/**
 * The chance of YES in micro-dollars, which are millionths: between bid and ask where both are quoted, else the last price;
 * `null` while nobody has named one.
 */
export function chanceOf(quote: Quote | null): number | null {
  if (!quote) return null;
  const { yesBid, yesAsk, last } = quote;
  return yesBid && yesAsk ? midOf(yesBid.price, yesAsk.price) : last;
}

/** The sum of what is known of the chances; `null` when nothing is. Of one event it is about 100 %. */
export function chanceSum(entries: readonly WatchlistEntry[], liveOf: LiveOf): number | null {
  const chances = entries.flatMap((entry) => chanceOf(liveOf(pricedTicker(entry)).quote) ?? []);
  return chances.length === 0 ? null : chances.reduce((sum, chance) => sum + chance, 0);
}

/** In the order asked for; what is equal or unknown keeps its manual order, the unknown last. */
export function sortEntries(
  entries: readonly WatchlistEntry[],
  sort: WatchlistSort,
  liveOf: LiveOf,
): readonly WatchlistEntry[] {
  if (sort === 'manual') return entries;
  return sortBy(entries, (entry) => rankOf(sort, liveOf(pricedTicker(entry))));
}

/** The likeliest first. */
export function byChance(
  entries: readonly WatchlistEntry[],
  liveOf: LiveOf,
): readonly WatchlistEntry[] {
  return sortBy(entries, (entry) => chanceOf(liveOf(pricedTicker(entry)).quote));
}

/** Higher stands first; `null` while unknown. */
function rankOf(
  sort: Exclude<WatchlistSort, 'manual'>,
  { market, quote }: LiveMarket,
): number | null {
  switch (sort) {
    case 'price':
      return quote?.last ?? null;
    case 'change':
      return changeOf(market, quote);
    case 'close':
      return typeof market?.closeTime === 'number' ? -market.closeTime : null;
    case 'volume':
      return quote?.volume ?? null;
  }
}

function sortBy<T>(items: readonly T[], rank: (item: T) => number | null): readonly T[] {
  const ranked = items.map((item) => ({ item, rank: rank(item) ?? -Infinity }));
  return ranked.sort((a, b) => (a.rank === b.rank ? 0 : b.rank - a.rank)).map(({ item }) => item);
}
