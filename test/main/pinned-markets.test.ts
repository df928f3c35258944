import { describe, expect, it } from 'vitest';
import { QuoteBook } from '../../main/feed/quote-book.ts';
import { pinnedMarketsOf } from '../../main/pinned-markets.ts';
import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { marketOf, quoteOf } from '../fakes/samples.ts';

const book = new QuoteBook();
book.follow(['A-1', 'KXETH-H2-A', 'KXETH-H1-A']);
for (const ticker of ['A-1', 'KXETH-H2-A', 'KXETH-H1-A']) {
  book.offerMarket(marketOf(ticker, { yesSubtitle: 'Outcome' }));
  book.offerQuote(quoteOf(ticker));
}

const row = (ticker: string, over: Partial<WatchlistEntry> = {}): WatchlistEntry => ({
  ticker,
  title: `Title of ${ticker}`,
  groupId: null,
  isPinned: true,
  series: null,
  ...over,
});
const series = (market: string | null): WatchlistEntry =>
  row('KXETH', { series: { market, previous: 'KXETH-H1-A', nextOpenTime: null } });

describe('what the tray shows of pinned rows', () => {
  it('is the market, by its outcome', () => {
    expect(pinnedMarketsOf([row('A-1'), row('B-1', { isPinned: false })], book)).toEqual([
      { ticker: 'A-1', title: 'Outcome: Title of A-1', quote: quoteOf('A-1') },
    ]);
  });

  it('is the present market of a series, by the name of the series', () => {
    expect(pinnedMarketsOf([series('KXETH-H2-A')], book)).toEqual([
      { ticker: 'KXETH-H2-A', title: 'Title of KXETH', quote: quoteOf('KXETH-H2-A') },
    ]);
  });

  it('has no price while no market of the series is open, and leads to the last one', () => {
    expect(pinnedMarketsOf([series(null)], book)).toEqual([
      { ticker: 'KXETH-H1-A', title: 'Title of KXETH', quote: null },
    ]);
  });
});
