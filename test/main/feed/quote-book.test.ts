import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { QuoteBook } from '../../../main/feed/quote-book.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { cents, level, marketOf, quoteOf } from '../../fakes/samples.ts';

let book: QuoteBook;
let changes: Quote[];
beforeEach(() => {
  book = new QuoteBook();
  changes = [];
  book.follow(['A', 'B']);
  book.listenToQuotes((quote) => changes.push(quote));
});

describe('the quote book', () => {
  it('keeps the latest quote and tells of it', () => {
    book.offerQuote(quoteOf('A', { exchangeTime: 1 }));
    book.offerQuote(quoteOf('A', { exchangeTime: 2, last: cents(50) }));
    expect(book.quote('A')?.last).toBe(cents(50));
    expect(changes).toHaveLength(2);
  });

  it('drops a quote older than the one it has, whichever source brings it', () => {
    book.offerQuote(quoteOf('A', { exchangeTime: 20, source: 'stream' }));
    book.offerQuote(quoteOf('A', { exchangeTime: 10, last: cents(1), source: 'poll' }));
    expect(book.quote('A')?.last).toBe(cents(46));
    expect(changes).toHaveLength(1);
  });

  it('says nothing when only the time is new, and yet remembers the time', () => {
    book.offerQuote(quoteOf('A', { exchangeTime: 10 }));
    book.offerQuote(quoteOf('A', { exchangeTime: 30 }));
    book.offerQuote(quoteOf('A', { exchangeTime: 20, last: cents(1) }));
    expect(changes).toHaveLength(1);
    expect(book.quote('A')).toMatchObject({ exchangeTime: 30, last: cents(46) });
  });

  it('tells a vanished side from a price', () => {
    book.offerQuote(quoteOf('A', { exchangeTime: 1 }));
    book.offerQuote(quoteOf('A', { exchangeTime: 2, yesBid: null }));
    expect(changes.at(-1)?.yesBid).toBeNull();
  });

  it('ignores markets nobody follows and forgets those no longer followed', () => {
    book.offerQuote(quoteOf('C'));
    book.offerMarket(marketOf('C'));
    book.offerQuote(quoteOf('A'));
    book.offerMarket(marketOf('A'));
    book.follow(['B']);
    expect(book.quotes).toEqual([]);
    expect(book.markets).toEqual([]);
  });

  it('applies a lifecycle change to the market it knows', () => {
    book.offerMarket(marketOf('A'));
    book.patchMarket('A', { status: 'determined', result: 'yes' }, 1);
    book.patchMarket('B', { status: 'closed' }, 1);
    expect(book.market('A')).toMatchObject({ status: 'determined', result: 'yes' });
    expect(book.market('B')).toBeUndefined();
  });

  it('lets an answer that is older than a lifecycle change tell all but that', () => {
    const heard: Market[] = [];
    book.offerMarket(marketOf('A'), 10);
    book.patchMarket('A', { status: 'determined', result: 'no' }, 20);
    book.patchMarket('A', { status: 'finalized', settledTime: 29 }, 30);
    book.listenToMarkets((market) => heard.push(market));
    book.offerMarket(marketOf('A', { closeTime: 19 }), 29);
    const ended = { status: 'finalized', result: 'no', settledTime: 29 } as const;
    expect(heard).toEqual([marketOf('A', { closeTime: 19, ...ended })]);
  });

  it('believes an answer that was true after the last lifecycle change, and from then on any', () => {
    book.offerMarket(marketOf('A'), 10);
    book.patchMarket('A', { status: 'inactive' }, 20);
    book.offerMarket(marketOf('A', { status: 'closed' }), 20);
    expect(book.market('A')?.status).toBe('closed');
    book.offerMarket(marketOf('A'), 19);
    expect(book.market('A')?.status).toBe('active');
  });

  it('remembers a lifecycle change of a market that is not described yet, as long as it is followed', () => {
    for (const ticker of ['A', 'B', 'C']) book.patchMarket(ticker, { status: 'inactive' }, 20);
    book.follow(['B', 'C']);
    book.follow(['A', 'B', 'C']);
    for (const ticker of ['A', 'B', 'C']) book.offerMarket(marketOf(ticker), 10);
    expect(book.markets.map(({ status }) => status)).toEqual(['active', 'inactive', 'active']);
  });

  it('ends with the newest quote of each market in whatever order quotes arrive', () => {
    const quotes = fc.array(
      fc.record({ ticker: fc.constantFrom('A', 'B'), time: fc.nat(50), bid: fc.nat(99) }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(quotes, (sent) => {
        const fresh = new QuoteBook();
        fresh.follow(['A', 'B']);
        for (const { ticker, time, bid } of sent) {
          fresh.offerQuote(quoteOf(ticker, { exchangeTime: time, yesBid: level(bid) }));
        }
        for (const ticker of ['A', 'B']) {
          const times = sent.filter((quote) => quote.ticker === ticker).map(({ time }) => time);
          expect(fresh.quote(ticker)?.exchangeTime).toBe(
            times.length > 0 ? Math.max(...times) : undefined,
          );
        }
      }),
    );
  });
});
