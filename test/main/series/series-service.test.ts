import type { Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { QuoteBook } from '../../../main/feed/quote-book.ts';
import { SeriesService } from '../../../main/series/series-service.ts';
import type { SeriesListing } from '../../../main/series/standing.ts';
import { Watchlist } from '../../../main/watchlist/watchlist.ts';
import type { Market } from '../../../preload/contract/market.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { SeriesStanding } from '../../../preload/contract/snapshot.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { FakeLog } from '../../fakes/fake-log.ts';
import { marketOf, quoteOf } from '../../fakes/samples.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const noon = Date.UTC(2026, 10, 22, 12);
const files = temporaryDatabase();
const offline = fail('offline', 'The exchange cannot be reached.');

/** The market of an hour: opens at noon + hour − 1, closes at noon + hour. */
const hourly = (hour: number, patch: Partial<Market> = {}): Market =>
  marketOf(`KXETH-H${hour}-A`, {
    openTime: noon + (hour - 1) * HOUR,
    closeTime: noon + hour * HOUR,
    status: hour === 1 ? 'active' : 'initialized',
    ...patch,
  });

let clock: FakeClock;
let log: FakeLog;
let database: Database;
let answer: Result<SeriesListing>;
let title: Result<string>;
let asked: string[];
let found: Market[];
let watchlist: Watchlist;
let book: QuoteBook;
let service: SeriesService;

const serve = (...markets: readonly Market[]): void => {
  answer = ok({ markets, quotes: markets.map(({ ticker }) => quoteOf(ticker)) });
};

/** The app as it starts, on the files of the last run. */
function start(others: readonly string[] = []): void {
  database = files.open();
  watchlist = new Watchlist({ database, environment: 'demo', clock, log });
  book = new QuoteBook();
  service = new SeriesService({
    clock,
    log,
    now: () => clock.now(),
    source: {
      seriesMarkets(series) {
        asked.push(series);
        return Promise.resolve(answer);
      },
    },
    names: { seriesTitle: () => Promise.resolve(title) },
    shelf: watchlist,
    known: book,
    others: () => others,
    found: (market) => found.push(market),
  });
  const follow = (): void => {
    book.follow(watchlist.marketTickers);
    service.follow();
  };
  watchlist.listen(follow);
  follow();
}

const standing = (): SeriesStanding | null | undefined => watchlist.entries[0]?.series;
const showing = (market: string | null, previous: string | null = null): SeriesStanding => ({
  market,
  previous,
  nextOpenTime: null,
});

beforeEach(() => {
  clock = new FakeClock(noon);
  log = new FakeLog();
  asked = [];
  found = [];
  title = ok('Ether, hourly');
  serve(hourly(1), hourly(2));
  start();
});

async function follow(): Promise<void> {
  await service.add('KXETH');
  await settle();
}

describe('following a series', () => {
  it('shows its open market at once, with its name and price', async () => {
    await follow();
    expect(watchlist.entries[0]).toMatchObject({ ticker: 'KXETH', title: 'Ether, hourly' });
    expect(standing()).toEqual(showing('KXETH-H1-A'));
    expect(book.quote('KXETH-H1-A')).toBeDefined();
  });

  it('says so when the exchange has no such series, and adds nothing', async () => {
    title = fail('not-found', 'There is no series KXNOPE here.');
    expect(await service.add('KXNOPE')).toEqual(title);
    expect(watchlist.entries).toEqual([]);
  });

  it('is possible offline; name and market come when the exchange can be reached', async () => {
    title = offline;
    answer = offline;
    await follow();
    expect(watchlist.entries[0]).toMatchObject({ title: 'KXETH' });
    expect(standing()).toEqual(showing(null));
    title = ok('Ether, hourly');
    serve(hourly(1));
    await clock.advance(15_000);
    expect(watchlist.entries[0]).toMatchObject({ title: 'Ether, hourly' });
    expect(standing()).toEqual(showing('KXETH-H1-A'));
  });

  it('asks about a series once a minute, and about an unfollowed one no longer', async () => {
    await follow();
    await clock.advance(10 * MINUTE);
    expect(asked).toHaveLength(11);
    watchlist.remove('KXETH');
    await clock.advance(MINUTE);
    const before = asked.length;
    await clock.advance(10 * MINUTE);
    expect(asked).toHaveLength(before);
  });

  it('asks once for a series that a rule waits for, too, and tells the rule of every market', async () => {
    start(['KXETH']);
    await follow();
    asked = [];
    await clock.advance(MINUTE);
    expect(asked).toEqual(['KXETH']);
    const tickers = found.map(({ ticker }) => ticker);
    expect(new Set(tickers)).toEqual(new Set(['KXETH-H1-A', 'KXETH-H2-A']));
  });
});

describe('a listing that is older than what the stream has told', () => {
  it('tells rules nothing: a pause stays a pause', async () => {
    await follow();
    found = [];
    book.patchMarket('KXETH-H1-A', { status: 'inactive' }, clock.now());
    service.note('KXETH-H1-A');
    await clock.advance(MINUTE);
    const told = found.filter(({ ticker }) => ticker === 'KXETH-H1-A');
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['inactive']));
  });

  it('does not overwrite a market that was followed before its turn came', async () => {
    await follow();
    watchlist.add({ ticker: 'KXETH-H2-A', title: 'The next hour' });
    book.offerMarket(hourly(2, { status: 'inactive' }));
    await clock.advance(HOUR);
    expect(standing()?.market).toBe('KXETH-H2-A');
    expect(book.market('KXETH-H2-A')?.status).toBe('inactive');
  });
});

describe('a followed series rolls', () => {
  beforeEach(follow);

  it('to the millisecond when its market closes, and keeps place, group and pin', async () => {
    watchlist.add({ ticker: 'OTHER-1', title: 'Other' });
    const id = watchlist.createGroup({
      name: 'Mine',
      tickers: ['KXETH'],
      isEvent: false,
      before: null,
    });
    watchlist.pin('KXETH', true);
    await clock.advance(HOUR - 1);
    expect(standing()).toEqual(showing('KXETH-H1-A'));
    await clock.advance(1);
    expect(watchlist.entries[0]).toEqual({
      ticker: 'KXETH',
      title: 'Ether, hourly',
      groupId: id,
      isPinned: true,
      series: showing('KXETH-H2-A', 'KXETH-H1-A'),
    });
    expect(watchlist.marketTickers).toEqual(['KXETH-H2-A', 'KXETH-H1-A', 'OTHER-1']);
    expect(book.market('KXETH-H2-A')).toBeDefined();
  });

  it('offline, as far as it knew before', async () => {
    await clock.advance(MINUTE);
    answer = offline;
    await clock.advance(HOUR);
    expect(standing()).toEqual(showing('KXETH-H2-A', 'KXETH-H1-A'));
  });

  it('on a full disk, too, and is on disk when there is room again', async () => {
    database.pragma('query_only = ON');
    await clock.advance(2 * HOUR);
    const moved = showing(null, 'KXETH-H2-A');
    expect(standing()).toEqual(moved);
    expect(log.warnings).toHaveLength(1);
    database.pragma('query_only = OFF');
    await clock.advance(5_000);
    service.stop();
    start();
    expect(standing()).toEqual(moved);
  });

  it('after somebody who was told of its markets has failed, which the log tells', async () => {
    found.push = () => {
      throw new Error('A rule broke.');
    };
    await clock.advance(MINUTE);
    expect(log.warnings[0]).toContain('A rule broke.');
    found = [];
    asked = [];
    await clock.advance(HOUR - MINUTE);
    expect(asked.length).toBeGreaterThan(50);
    expect(standing()?.market).toBe('KXETH-H2-A');
  });

  it('when the feed learns that its market was decided early', async () => {
    serve(hourly(2, { status: 'active' }));
    await clock.advance(MINUTE);
    book.patchMarket('KXETH-H1-A', { status: 'determined', result: 'yes' }, clock.now());
    service.onMarket(hourly(1));
    expect(standing()).toEqual(showing('KXETH-H2-A', 'KXETH-H1-A'));
    expect(book.market('KXETH-H1-A')?.result).toBe('yes');
  });

  it('over a gap with none open, saying when the next opens, through a restart in the middle', async () => {
    serve(hourly(1), hourly(3));
    await clock.advance(HOUR);
    const gap = { market: null, previous: 'KXETH-H1-A', nextOpenTime: noon + 2 * HOUR };
    expect(standing()).toEqual(gap);
    service.stop();
    answer = offline;
    start();
    expect(standing()).toEqual(gap);
    await clock.advance(10 * MINUTE);
    expect(standing()).toEqual(gap);
    serve(hourly(1, { status: 'finalized' }), hourly(3));
    await clock.advance(50 * MINUTE);
    expect(standing()).toEqual(showing('KXETH-H3-A', 'KXETH-H1-A'));
  });

  it('soon after the stream tells of a market that opens out of turn', async () => {
    serve(hourly(1, { status: 'determined' }), hourly(2, { status: 'active' }));
    service.note('KXOTHER-H2-A');
    await clock.advance(2_000);
    expect(standing()).toEqual(showing('KXETH-H1-A'));
    asked = [];
    for (const strike of ['A', 'B', 'C']) service.note(`KXETH-H2-${strike}`);
    await clock.advance(1_000);
    expect(asked).toHaveLength(1);
    expect(standing()).toEqual(showing('KXETH-H1-A'));
    book.patchMarket('KXETH-H1-A', { status: 'determined' }, clock.now());
    await clock.advance(15_000);
    expect(standing()).toEqual(showing('KXETH-H2-A', 'KXETH-H1-A'));
  });

  it('at once after sleep, when asked to look', async () => {
    clock.jump(5 * HOUR);
    serve(hourly(6, { status: 'active' }));
    service.lookNow();
    await settle();
    expect(standing()).toEqual(showing('KXETH-H6-A', 'KXETH-H1-A'));
  });

  it('forward only when the clock is set back', async () => {
    await clock.advance(HOUR);
    clock.jump(-2 * HOUR);
    await clock.advance(5 * MINUTE);
    expect(standing()).toEqual(showing('KXETH-H2-A', 'KXETH-H1-A'));
  });

  it('never again once it was removed, and comes back where it was with undo', async () => {
    const [entry] = watchlist.entries;
    watchlist.remove('KXETH');
    await clock.advance(HOUR);
    expect(watchlist.entries).toEqual([]);
    watchlist.restore(entry ?? expect.fail('No row'), 0);
    await settle();
    expect(standing()?.market).toBe('KXETH-H2-A');
  });
});
