import type { Market } from '../../preload/contract/market.ts';
import { ONE_DOLLAR } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';

/**
 * The strike of an event that says most: the one that is shown already, as long as it has a price; else the one whose chance
 * is nearest to one half; else, before anybody has named a price, the middle one.
 */
export function nearestToHalf(
  strikes: readonly Market[],
  quotes: readonly Quote[],
  shown: Market | null,
): Market | null {
  const known = new Map(quotes.map((quote) => [quote.ticker, quote]));
  const kept = strikes.find(({ ticker }) => ticker === shown?.ticker);
  if (kept && hasPrice(known.get(kept.ticker))) return kept;
  const [nearest] = strikes
    .flatMap((market) => {
      const distance = distanceOf(known.get(market.ticker));
      return distance === null ? [] : [{ market, distance }];
    })
    .sort((a, b) => a.distance - b.distance);
  return nearest?.market ?? kept ?? strikes[Math.floor((strikes.length - 1) / 2)] ?? null;
}

function hasPrice(quote: Quote | undefined): boolean {
  return quote !== undefined && (quote.yesBid ?? quote.yesAsk ?? quote.last) !== null;
}

/** How far from one half the farther of bid and ask is, because wide quotes say little; `null` unless both sides are quoted. */
function distanceOf(quote: Quote | undefined): number | null {
  if (!quote?.yesBid || !quote.yesAsk) return null;
  const half = ONE_DOLLAR / 2;
  return Math.max(Math.abs(quote.yesBid.price - half), Math.abs(quote.yesAsk.price - half));
}
