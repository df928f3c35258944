import { describe, expect, it } from 'vitest';
import type { CentiContracts } from '../../../preload/contract/prices.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import type { WatchlistEntry } from '../../../preload/contract/snapshot.ts';
import { LiveMarket } from '../../../renderer/state/live-market.svelte.ts';
import { byChance, chanceSum, sortEntries } from '../../../renderer/watchlist/sorting.ts';
import { dollars, market, quote } from '../harness/markets.ts';

const entry = (ticker: string): WatchlistEntry => ({
  ticker,
  title: ticker,
  groupId: null,
  isPinned: false,
  series: null,
});
const entries = ['A', 'B', 'C', 'D'].map(entry);

const known: Readonly<Record<string, { market: Market; quote: Quote }>> = {
  A: listing('A', ['0.1000', '0.1200', '0.3000'], '0.3500', 300, 5),
  B: listing('B', ['0.6000', '0.6200', '0.5900'], '0.5000', 100, 9),
  C: listing('C', [null, '0.9900', '0.3500'], '0.3400', 200, 7),
};

function listing(
  ticker: string,
  [bid, ask, last]: readonly [string | null, string | null, string],
  previous: string,
  closeTime: number,
  volume: number,
): { market: Market; quote: Quote } {
  return {
    market: market(ticker, { previousPrice: dollars(previous), closeTime }),
    quote: { ...quote(ticker, bid, ask, last), volume: volume as CentiContracts },
  };
}

function liveOf(ticker: string): LiveMarket {
  const live = new LiveMarket(ticker);
  live.market = known[ticker]?.market ?? null;
  live.quote = known[ticker]?.quote ?? null;
  return live;
}

const written = (sorted: readonly WatchlistEntry[]): string =>
  sorted.map(({ ticker }) => ticker).join('');

describe('sorting the watchlist', () => {
  it.each([
    ['manual', 'ABCD'],
    ['price', 'BCAD'],
    ['change', 'BCAD'],
    ['close', 'BCAD'],
    ['volume', 'BCAD'],
  ] as const)('by %s puts them as %s, the unknown last', (sort, order) => {
    expect(written(sortEntries(entries, sort, liveOf))).toBe(order);
  });

  it('leaves what is equal or unknown in the manual order', () => {
    const unknown = ['Z', 'Y', 'X'].map(entry);
    expect(written(sortEntries(unknown, 'price', liveOf))).toBe('ZYX');
  });
});

describe('the chances of an event', () => {
  it('are sorted, between bid and ask where both are quoted, else by the last price', () => {
    expect(written(byChance(entries, liveOf))).toBe('BCAD');
  });

  it('are summed as far as they are known', () => {
    expect(chanceSum(entries, liveOf)).toBe(610_000 + 350_000 + 110_000);
    expect(chanceSum([entry('Z')], liveOf)).toBeNull();
  });
});
