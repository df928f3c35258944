import { beforeEach, describe, expect, it } from 'vitest';
import { Feed } from '../../../main/feed/feed.ts';
import { QuoteBook } from '../../../main/feed/quote-book.ts';
import type { Connection } from '../../../preload/contract/connection.ts';
import type { MarketStatus } from '../../../preload/contract/market.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { FakePollSource, FakeStreamSource } from '../../fakes/fake-exchange.ts';
import { FakeLog } from '../../fakes/fake-log.ts';
import { cents, marketOf, quoteOf } from '../../fakes/samples.ts';

const environment = { id: 'demo', name: 'Demo', restUrl: '', streamUrl: '' } as const;
const EXCHANGE_AHEAD_MS = 600_000;
const unreachable = fail('offline', 'Cannot reach Kalshi.');

let clock: FakeClock;
let log: FakeLog;
let source: FakePollSource;
let stream: FakeStreamSource;
let book: QuoteBook;
let heard: Connection[];
beforeEach(() => {
  clock = new FakeClock();
  log = new FakeLog();
  source = new FakePollSource();
  stream = new FakeStreamSource();
  book = new QuoteBook();
  heard = [];
  source.serve(quoteOf('A'));
});

async function start(withKey: boolean, tickers: readonly string[] = ['A']): Promise<Feed> {
  stream.hasKey = withKey;
  const feed = new Feed({
    clock,
    log,
    aheadMs: () => EXCHANGE_AHEAD_MS,
    environment,
    book,
    source,
    stream,
    pollSeconds: 60,
  });
  feed.listenToConnection((connection) => heard.push(connection));
  feed.start(tickers);
  await settle();
  return feed;
}

describe('without a key', () => {
  it('polls at once and then every 60 s, all markets in one request', async () => {
    const feed = await start(false, ['A', 'B']);
    expect(source.asked).toEqual([['A', 'B']]);
    expect(feed.connection.freshness).toBe('polling');
    await clock.advance(120_000);
    expect(source.asked).toHaveLength(3);
    expect(book.quote('A')?.last).toBe(cents(46));
  });

  it('changes its pace when told to', async () => {
    const feed = await start(false);
    feed.setPollSeconds(15);
    await clock.advance(45_000);
    expect(source.asked).toHaveLength(4);
    expect(feed.connection.pollSeconds).toBe(15);
  });

  it('asks at once for a market that is newly followed', async () => {
    const feed = await start(false);
    feed.setTickers(['A', 'B']);
    await settle();
    expect(source.asked.at(-1)).toEqual(['A', 'B']);
  });

  it('asks for every market followed while a poll was under way, in one more request', async () => {
    const feed = await start(false);
    for (const tickers of [
      ['A', 'B'],
      ['A', 'B', 'C'],
      ['A', 'B', 'C', 'D'],
    ])
      feed.setTickers(tickers);
    await settle();
    expect(source.asked.slice(1)).toEqual([['A', 'B', 'C', 'D']]);
    feed.setTickers(['A', 'E']);
    feed.setTickers(['A', 'E', 'F']);
    await settle();
    expect(source.asked.at(-1)).toEqual(['A', 'E', 'F']);
  });

  it('is offline when the exchange cannot be reached, tries again in 5 s and recovers by itself', async () => {
    const feed = await start(false);
    source.data = unreachable;
    await clock.advance(60_000);
    expect(feed.connection).toMatchObject({
      freshness: 'offline',
      problem: { message: 'Cannot reach Kalshi.' },
    });
    source.serve(quoteOf('A', { exchangeTime: 2_000, last: cents(51) }));
    await clock.advance(5_000);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: null });
    expect(heard.map(({ freshness }) => freshness)).toContain('offline');
  });

  it('calls prices stale when the exchange answers nonsense for longer than two polls', async () => {
    const feed = await start(false);
    source.data = fail('bad-answer', 'Kalshi answered something this version cannot read.');
    await clock.advance(60_000);
    expect(feed.connection.freshness).toBe('polling');
    await clock.advance(90_000);
    expect(feed.connection.freshness).toBe('stale');
    expect(heard.at(-1)?.freshness).toBe('stale');
  });

  it('polls on after somebody who listens to prices has failed, and says in the log who', async () => {
    const feed = await start(false);
    const unlisten = book.listenToMarkets(() => {
      throw new Error('A listener broke.');
    });
    source.data = ok({ markets: [marketOf('A', { status: 'closed' })], quotes: [] });
    await clock.advance(60_000);
    unlisten();
    expect(log.warnings).toEqual([expect.stringContaining('A listener broke.')]);
    expect(feed.connection.problem?.code).toBe('internal');
    expect(await feed.refresh()).toEqual(ok());
    await clock.advance(120_000);
    expect(source.asked).toHaveLength(5);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: null });
  });

  it('knows whether the exchange can be reached with no market to ask for', async () => {
    const feed = await start(false, []);
    expect(feed.connection.freshness).toBe('polling');
    source.state = unreachable;
    await clock.advance(60_000);
    expect(feed.connection.freshness).toBe('offline');
  });

  it('says that the exchange is under maintenance, and when it is over', async () => {
    source.state = ok({ active: false, resumeTime: Date.UTC(2026, 10, 26, 10) });
    const feed = await start(false);
    expect(feed.connection).toMatchObject({
      freshness: 'maintenance',
      problem: { message: 'Maintenance until 05:00 ET' },
    });
    source.state = ok({ active: true, resumeTime: null });
    await clock.advance(300_000);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: null });
  });

  it('knows within 15 s that the maintenance is over, also when it could not ask for a while', async () => {
    source.state = ok({ active: false, resumeTime: null });
    const feed = await start(false);
    source.state = unreachable;
    await clock.advance(45_000);
    expect(feed.connection.freshness).toBe('maintenance');
    source.state = ok({ active: true, resumeTime: null });
    await clock.advance(15_000);
    expect(heard.at(-1)).toMatchObject({ freshness: 'polling', problem: null });
  });

  it('asks no more about a maintenance when it is stopped', async () => {
    source.state = ok({ active: false, resumeTime: null });
    const feed = await start(false);
    const refreshed = feed.refresh();
    feed.stop();
    await refreshed;
    expect(clock.pending).toEqual([]);
  });

  it('finds a settled market in the historical data, once', async () => {
    source.serve();
    source.historical = marketOf('OLD', { status: 'finalized', result: 'no' });
    await start(false, ['OLD']);
    expect(book.market('OLD')).toMatchObject({ status: 'finalized', result: 'no' });
    await clock.advance(60_000);
    expect(source.asked).toHaveLength(1);
  });

  it('says nothing of a poll that fails after it was stopped', async () => {
    const feed = await start(false);
    let answer: () => void = () => undefined;
    source.markets = () => new Promise((resolve) => (answer = () => resolve(unreachable)));
    await clock.advance(60_000);
    feed.stop();
    heard.length = 0;
    answer();
    await settle();
    expect(heard).toEqual([]);
  });

  it('lets no late answer into the book after it was stopped', async () => {
    const feed = await start(false);
    let answer: () => void = () => undefined;
    source.markets = () =>
      new Promise((resolve) => {
        answer = () =>
          resolve(
            ok({ markets: [], quotes: [quoteOf('A', { exchangeTime: 9_999, last: cents(1) })] }),
          );
      });
    await clock.advance(60_000);
    feed.stop();
    answer();
    await settle();
    expect(book.quote('A')?.last).toBe(cents(46));
    expect(clock.pending).toEqual([]);
  });
});

describe('with a key', () => {
  it('is live while the stream is open and polls once to be sure', async () => {
    const feed = await start(true);
    source.asked.length = 0;
    stream.enter({ name: 'open' });
    await clock.advance(200_000);
    expect(feed.connection.freshness).toBe('live');
    expect(source.asked).toHaveLength(1);
    expect(stream.markets).toEqual(['A']);
  });

  it('takes prices and changes of state from the stream', async () => {
    await start(true);
    stream.enter({ name: 'open' });
    stream.send({ kind: 'quote', quote: quoteOf('A', { exchangeTime: 5_000, last: cents(70) }) });
    stream.send({
      kind: 'lifecycle',
      ticker: 'A',
      patch: { status: 'inactive' },
      incomplete: false,
    });
    expect(book.quote('A')?.last).toBe(cents(70));
    expect(book.market('A')?.status).toBe('inactive');
  });

  it('waits 10 s for a lost stream, then polls until it is back', async () => {
    const feed = await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    const reason = { code: 'offline', message: 'The connection was cut.' } as const;
    stream.enter({ name: 'waiting', retryTime: 0, attempt: 1, reason });
    await clock.advance(9_000);
    expect(source.asked).toHaveLength(0);
    await clock.advance(1_000);
    expect(source.asked).toHaveLength(1);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: reason });
    stream.enter({ name: 'open' });
    await clock.advance(120_000);
    expect(source.asked).toHaveLength(2);
    expect(feed.connection).toMatchObject({ freshness: 'live', problem: null });
  });

  it('polls at once when the key is refused and says why', async () => {
    const feed = await start(true);
    source.asked.length = 0;
    const reason = { code: 'unauthorized', message: 'Kalshi refused this key.' } as const;
    stream.enter({ name: 'refused', reason });
    await clock.advance(60_000);
    expect(source.asked).toHaveLength(2);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: reason });
  });

  it('goes back to polling at once when the key is removed', async () => {
    const feed = await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    stream.enter({ name: 'idle' });
    await clock.advance(60_000);
    expect(source.asked).toHaveLength(2);
    expect(feed.connection).toMatchObject({ freshness: 'polling', problem: null });
  });

  it('asks over REST what a gap has swallowed', async () => {
    await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    stream.send({ kind: 'gap' });
    await settle();
    expect(source.asked).toHaveLength(1);
  });

  it('asks for the rest of an incomplete change, of followed markets only', async () => {
    await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    stream.send({ kind: 'lifecycle', ticker: 'Z', patch: {}, incomplete: true });
    stream.send({ kind: 'lifecycle', ticker: 'A', patch: {}, incomplete: true });
    await settle();
    expect(source.asked).toHaveLength(1);
  });

  it('confirms every change within 47 s, also when they never cease', async () => {
    await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    const tellOften = async (): Promise<void> => {
      for (let i = 0; i < 47; i += 1) {
        stream.send({ kind: 'lifecycle', ticker: 'A', patch: {}, incomplete: false });
        await clock.advance(1_000);
      }
    };
    await tellOften();
    expect(source.asked).toHaveLength(1);
    await tellOften();
    await clock.advance(120_000);
    expect(source.asked.length).toBeLessThan(10);
  });

  it('does not take back what the stream has told when a poll is answered out of a cache, and asks again', async () => {
    await start(true);
    stream.enter({ name: 'open' });
    await clock.advance(200_000);
    const seen: MarketStatus[] = [];
    book.listenToMarkets(({ status }) => seen.push(status));
    source.serve(quoteOf('A', { exchangeTime: clock.now() + EXCHANGE_AHEAD_MS - 1 }));
    const pause = { status: 'inactive' } as const;
    stream.send({ kind: 'lifecycle', ticker: 'A', patch: pause, incomplete: true });
    await settle();
    expect(seen).toEqual(['inactive']);
    source.data = ok({ markets: [marketOf('A', { status: 'closed' })], quotes: [] });
    await clock.advance(47_000);
    expect(seen).toEqual(['inactive', 'closed']);
  });

  it('finds out that a market has closed on schedule, of which the stream says nothing', async () => {
    source.data = ok({
      markets: [marketOf('A', { closeTime: clock.now() + EXCHANGE_AHEAD_MS + 60_000 })],
      quotes: [],
    });
    const { connection } = await start(true);
    expect(connection.aheadMs).toBe(EXCHANGE_AHEAD_MS);
    stream.enter({ name: 'open' });
    await clock.advance(59_000);
    source.data = ok({ markets: [marketOf('A', { status: 'closed' })], quotes: [] });
    await clock.advance(21_000);
    expect(book.market('A')?.status).toBe('closed');
    const { length } = source.asked;
    await clock.advance(60_000);
    expect(source.asked).toHaveLength(length);
  });

  it('reconnects and polls at once when told that the machine woke up', async () => {
    const feed = await start(true);
    stream.enter({ name: 'open' });
    await settle();
    source.asked.length = 0;
    await feed.reconnect();
    expect(stream.reconnects).toBe(1);
    expect(source.asked).toHaveLength(1);
  });
});
