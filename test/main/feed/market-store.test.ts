import type { Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { MarketStore } from '../../../main/feed/market-store.ts';
import { QuoteBook } from '../../../main/feed/quote-book.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeLog } from '../../fakes/fake-log.ts';
import { cents, marketOf, quoteOf } from '../../fakes/samples.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();
let clock: FakeClock;
let log: FakeLog;
let database: Database;
beforeEach(() => {
  clock = new FakeClock();
  log = new FakeLog();
  database = files.open();
});

function run(
  environment: 'demo' | 'production' = 'demo',
  followed: readonly string[] = ['A', 'B'],
): { book: QuoteBook; store: MarketStore } {
  const book = new QuoteBook();
  book.follow(followed);
  const store = new MarketStore({ database, clock, log, environment, book });
  store.start();
  return { book, store };
}

describe('the last known state of markets', () => {
  it('is there again after a restart', () => {
    const { book, store } = run();
    book.offerMarket(marketOf('A'));
    book.offerQuote(quoteOf('A', { last: cents(61) }));
    store.stop();
    const next = run().book;
    expect(next.market('A')).toEqual(marketOf('A'));
    expect(next.quote('A')?.last).toBe(cents(61));
  });

  it('is written within 5 s even when the app is killed', async () => {
    const { book } = run();
    book.offerMarket(marketOf('A'));
    expect(run().book.market('A')).toBeUndefined();
    await clock.advance(5_000);
    expect(run().book.market('A')).toEqual(marketOf('A'));
  });

  it('is written as soon as a disk that was full has room again', async () => {
    const { book } = run();
    database.pragma('query_only = ON');
    book.offerMarket(marketOf('A'));
    await clock.advance(60_000);
    expect(log.warnings).toHaveLength(1);
    database.pragma('query_only = OFF');
    await clock.advance(5_000);
    expect(run().book.market('A')).toEqual(marketOf('A'));
  });

  it('does not keep the app from quitting when it cannot be written', () => {
    const { book, store } = run();
    database.pragma('query_only = ON');
    book.offerMarket(marketOf('A'));
    store.stop();
    expect(log.warnings).toHaveLength(1);
    expect(clock.pending).toEqual([]);
  });

  it('is left out, market by market, where the disk holds something else', () => {
    const { book, store } = run();
    for (const ticker of ['A', 'B']) book.offerMarket(marketOf(ticker));
    store.stop();
    for (const damage of ['{"ticker":', '{"ticker":"A"}', 'null']) {
      database.prepare(`UPDATE market SET market = ? WHERE ticker = 'A'`).run(damage);
      expect(run().book.markets).toEqual([marketOf('B')]);
    }
  });

  it('is dropped some time after its market was followed for the last time', () => {
    const { book, store } = run();
    for (const ticker of ['A', 'B']) book.offerMarket(marketOf(ticker));
    store.stop();
    run('demo', ['B']).store.stop();
    expect(run().book.markets).toEqual([marketOf('B')]);
  });

  it('belongs to its environment', () => {
    const { book, store } = run();
    book.offerMarket(marketOf('A'));
    store.stop();
    expect(run('production').book.markets).toEqual([]);
  });
});
