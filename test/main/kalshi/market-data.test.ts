import { describe, expect, it } from 'vitest';
import { KalshiApi } from '../../../main/kalshi/market-data.ts';
import type { FakeReply } from '../../fakes/fake-fetch.ts';
import { dateHeader, makeRest } from './rest-kit.ts';
import { officialMarket } from './sample-answers.ts';

const HOUR = 3_600_000;

function makeApi(...replies: readonly FakeReply[]) {
  const kit = makeRest(...replies);
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (message: string) => void warnings.push(message) };
  return { ...kit, warnings, api: new KalshiApi({ rest: kit.rest, clock: kit.clock, log }) };
}

const event = (changes: object = {}) => ({
  event_ticker: 'KXHIGHNY-26AUG09',
  series_ticker: 'KXHIGHNY',
  title: 'Highest temperature in NYC on Aug 9, 2026?',
  sub_title: 'On Aug 9, 2026',
  ...changes,
});

describe('market data', () => {
  it('reads the last trades, and leaves out one without a price', async () => {
    const trade = {
      trade_id: 'd91bc706',
      ticker: 'A',
      yes_price_dollars: '0.3600',
      no_price_dollars: '0.6400',
      count_fp: '136.50',
      taker_outcome_side: 'no',
      created_time: '2026-11-22T12:00:00.123Z',
    };
    const trades = [trade, { ...trade, yes_price_dollars: '' }, { ...trade, created_time: null }];
    const { api, network, warnings } = makeApi({ body: { trades, cursor: 'more' } });
    expect(await api.trades('A', 20)).toEqual({
      ok: true,
      value: [
        {
          id: 'd91bc706',
          ticker: 'A',
          price: 360_000,
          size: 13_650,
          takerSide: 'no',
          time: Date.parse('2026-11-22T12:00:00.123Z'),
        },
      ],
    });
    expect(network.paths).toEqual(['/trade-api/v2/markets/trades?ticker=A&limit=20']);
    expect(warnings).toHaveLength(1);
  });

  it('asks for many markets in one request', async () => {
    const markets = ['A', 'B'].map((ticker) => officialMarket({ ticker }));
    const { api, network, clock } = makeApi();
    network.willAnswer({ body: { markets, cursor: '' }, headers: dateHeader(clock) });
    const got = await api.markets(['A', 'B']);
    expect(network.paths).toEqual(['/trade-api/v2/markets?tickers=A%2CB&limit=2']);
    expect(got).toMatchObject({
      ok: true,
      value: {
        markets: [{ ticker: 'A' }, { ticker: 'B' }],
        quotes: [
          {
            ticker: 'A',
            source: 'poll',
            exchangeTime: clock.now() - 15_000,
            receivedTime: clock.now(),
          },
          { ticker: 'B' },
        ],
      },
    });
  });

  it('asks nothing when no market is wanted', async () => {
    const { api, network } = makeApi();
    expect(await api.markets([])).toEqual({ ok: true, value: { markets: [], quotes: [] } });
    expect(network.requests).toEqual([]);
  });

  it('splits a question whose address would be too long, and joins the answers', async () => {
    const tickers = Array.from({ length: 400 }, (_, i) => `KXVERYLONGSERIES-26AUG09-T${i}`);
    const { api, network } = makeApi({ body: { markets: [officialMarket()], cursor: '' } });
    const got = await api.markets(tickers);
    expect(network.requests.length).toBeGreaterThan(1);
    expect(network.requests.every(({ url }) => url.href.length < 6_200)).toBe(true);
    const asked = network.requests.flatMap(({ url }) =>
      url.searchParams.get('tickers')?.split(','),
    );
    expect(asked).toEqual(tickers);
    expect(got.ok && got.value.markets).toHaveLength(network.requests.length);
  });

  it('leaves a market out that cannot be read, and says so in the log', async () => {
    const markets = [
      { ...officialMarket(), yes_bid_dollars: 'n/a' },
      officialMarket({ ticker: 'B' }),
      7,
    ];
    const { api, warnings } = makeApi({ body: { markets, cursor: '' } });
    const got = await api.markets(['A', 'B', 'C']);
    expect(got).toMatchObject({ value: { markets: [{ ticker: 'B' }], quotes: [{ ticker: 'B' }] } });
    expect(warnings).toEqual(['Left out 2 of what the exchange told: unreadable.']);
  });

  it('fails as a whole when one part of the question fails', async () => {
    const tickers = Array.from({ length: 400 }, (_, i) => `KXVERYLONGSERIES-26AUG09-T${i}`);
    const { api } = makeApi({ body: { markets: [] } }, { status: 404 });
    expect(await api.markets(tickers)).toMatchObject({ ok: false });
  });

  it('finds one market, live or historical', async () => {
    const { api, network } = makeApi({ body: { market: officialMarket() } });
    expect(await api.market('A/B')).toMatchObject({ value: { quotes: [{ last: 280_000 }] } });
    expect(await api.historicalMarket('A')).toMatchObject({ value: { status: 'active' } });
    expect(network.paths).toEqual([
      '/trade-api/v2/markets/A%2FB',
      '/trade-api/v2/historical/markets/A',
    ]);
  });

  it('names a market that does not exist', async () => {
    const { api } = makeApi({ status: 404 });
    for (const got of [await api.market('NOPE'), await api.historicalMarket('NOPE')]) {
      expect(got).toMatchObject({ ok: false, error: { code: 'not-found' } });
      expect(got.ok || got.error.message).toContain('NOPE');
    }
  });

  it('finds an event with its markets', async () => {
    const body = { event: event({ markets: [officialMarket({ title: '' })] }), markets: [] };
    const { api, network } = makeApi({ body });
    const got = await api.event('KXHIGHNY-26AUG09');
    expect(got).toMatchObject({ value: { markets: [{ title: event().title }] } });
    expect(network.paths).toEqual([
      '/trade-api/v2/events/KXHIGHNY-26AUG09?with_nested_markets=true',
    ]);
  });

  it('lists open markets page by page, without closed ones of open events', async () => {
    const markets = [
      officialMarket({ ticker: 'OPEN' }),
      officialMarket({ ticker: 'SHUT', status: 'closed' }),
    ];
    const pages = [
      { body: { events: [event({ markets, category: 'Weather' })], cursor: 'next' } },
      { body: { events: [], cursor: '' } },
    ];
    const { api, network } = makeApi(...pages);
    const first = await api.openMarkets(null);
    expect(first).toMatchObject({ value: { cursor: 'next', quotes: [{ ticker: 'OPEN' }] } });
    expect(first.ok && first.value.markets.map(({ ticker }) => ticker)).toEqual(['OPEN']);
    expect(first.ok && [...first.value.categories]).toEqual([['KXHIGHNY-26AUG09', 'Weather']]);
    expect(await api.openMarkets('next')).toMatchObject({ value: { cursor: null, markets: [] } });
    expect(network.requests[1]?.url.searchParams.get('cursor')).toBe('next');
    expect(network.requests[0]?.url.searchParams.get('status')).toBe('open');
  });

  it('lists what trades, is paused or is announced in a series', async () => {
    const markets = (['active', 'inactive', 'initialized'] as const).map((status) =>
      officialMarket({ ticker: status, status }),
    );
    const { api, network } = makeApi(
      { body: { events: [event({ markets: markets.slice(0, 2) })], cursor: '' } },
      { body: { events: [event({ markets: markets.slice(2) })], cursor: '' } },
    );
    const listed = await api.seriesMarkets('KXHIGHNY');
    expect(listed.ok && listed.value.markets.map(({ ticker }) => ticker)).toEqual([
      'active',
      'inactive',
      'initialized',
    ]);
    const asked = network.requests.map(({ url }) => url.searchParams);
    expect(asked.map((query) => query.get('status'))).toEqual(['open', 'unopened']);
    expect(asked.map((query) => query.get('series_ticker'))).toEqual(['KXHIGHNY', 'KXHIGHNY']);
  });

  it('tells both sides of an order book as YES prices, best first', async () => {
    const yes_dollars = [
      ['0.0800', '300.00'],
      ['0.2200', '333.00'],
    ];
    const no_dollars = [
      ['0.5400', '20.00'],
      ['0.5600', '146.00'],
      ['0.5700', '0.00'],
    ];
    const { api, network } = makeApi({ body: { orderbook_fp: { yes_dollars, no_dollars } } });
    expect(await api.orderBook('A')).toEqual({
      ok: true,
      value: {
        ticker: 'A',
        bids: [
          { price: 220_000, size: 33_300 },
          { price: 80_000, size: 30_000 },
        ],
        asks: [
          { price: 440_000, size: 14_600 },
          { price: 460_000, size: 2_000 },
        ],
      },
    });
    expect(network.paths).toEqual(['/trade-api/v2/markets/A/orderbook?depth=0']);
  });

  it('tells whether the exchange is open', async () => {
    const exchange_estimated_resume_time = '2026-11-26T10:00:00Z';
    const body = { exchange_active: false, trading_active: false, exchange_estimated_resume_time };
    const { api } = makeApi({ body }, { body: { exchange_active: true, trading_active: true } });
    const resumeTime = Date.UTC(2026, 10, 26, 10);
    expect(await api.exchangeState()).toMatchObject({ value: { active: false, resumeTime } });
    expect(await api.exchangeState()).toMatchObject({ value: { active: true, resumeTime: null } });
  });

  it('is closed until the announced end where it gives no estimate of its own', async () => {
    const closed = { body: { exchange_active: false, trading_active: false } };
    const { api, network, clock } = makeApi();
    const at = (ms: number): string => new Date(clock.now() + ms).toISOString();
    const windows = [
      { start_datetime: at(-9 * HOUR), end_datetime: at(-7 * HOUR) },
      { start_datetime: '?', end_datetime: at(9 * HOUR) },
      { start_datetime: at(-HOUR), end_datetime: at(HOUR) },
    ];
    const schedule = { standard_hours: [], maintenance_windows: windows };
    network.willAnswer(closed, { body: { schedule } });
    const resumeTime = clock.now() + HOUR;
    expect(await api.exchangeState()).toMatchObject({ value: { active: false, resumeTime } });
    network.willAnswer(closed, {
      body: { schedule: { maintenance_windows: windows.slice(0, 2) } },
    });
    expect(await api.exchangeState()).toMatchObject({ value: { active: false, resumeTime: null } });
    network.willAnswer(closed, { body: 'not JSON' });
    expect(await api.exchangeState()).toMatchObject({ value: { active: false, resumeTime: null } });
  });
});
