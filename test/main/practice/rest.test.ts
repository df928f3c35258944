import { describe, expect, it } from 'vitest';
import { Keyring } from '../../../main/practice/keyring.ts';
import { RateLimit } from '../../../main/practice/rest/rate-limit.ts';
import { answer } from '../../../main/practice/rest/router.ts';
import { Simulation } from '../../../main/practice/simulation.ts';
import { determine, settle } from '../../../main/practice/world/lifecycle.ts';
import { PracticeWorld } from '../../../main/practice/world/world.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { documentedCandle } from './documented.ts';
import { misspelt, missing } from './shapes.ts';

const clock = new FakeClock();
const now = clock.now() / 1000;
const world = new PracticeWorld({ seed: 1, now: clock.now(), pace: 0 });
const source = new Simulation(world, clock);

/** An object of an answer. */
interface Fields {
  readonly [name: string]: unknown;
}

/** A list inside an answer; empty when it is not there. */
const listOf = (fields: Fields, name: string): Fields[] => (fields[name] ?? []) as Fields[];

/** Answers a path with its query as the server does. */
function get(address: string): { readonly status: number; readonly body: Fields } {
  const [path = '', query = ''] = address.split('?');
  const accounts = { keys: new Keyring().keys, limit: new RateLimit(200), now: clock.now() };
  const { status, body } = answer(source, accounts, path, new URLSearchParams(query));
  return { status, body: JSON.parse(JSON.stringify(body)) as Fields };
}

const markets = (query: string): Fields[] => listOf(get(`/markets?${query}`).body, 'markets');
const tickersOf = (list: readonly Fields[]): string[] => list.map(({ ticker }) => String(ticker));
const [someTicker = ''] = tickersOf(markets('status=open&limit=1'));
const fed = 'KXFED-26DEC-T3.50';
const candles = (query: string): Fields[] =>
  listOf(get(`/series/KXFED/markets/${fed}/candlesticks?${query}`).body, 'candlesticks');
const endsOf = (list: readonly Fields[]): number[] =>
  list.map(({ end_period_ts }) => Number(end_period_ts));

/** Walks all pages of a list and returns the pages. */
function walk(path: string, name: string): Fields[][] {
  const pages: Fields[][] = [];
  let cursor = '';
  do {
    const { body } = get(`${path}&cursor=${cursor}`);
    pages.push(listOf(body, name));
    cursor = String(body['cursor']);
  } while (cursor !== '');
  return pages;
}

describe('every answer', () => {
  it.each([
    '/exchange/status',
    '/exchange/schedule',
    '/series',
    '/series/KXFED',
    '/search/tags_by_categories',
    '/events?with_nested_markets=true',
    '/events/KXFED-26DEC',
    '/markets',
    `/markets/${someTicker}`,
    `/markets/${someTicker}/orderbook`,
    `/markets/trades?ticker=${someTicker}`,
    `/series/KXFED/markets/${fed}/candlesticks?start_ts=${now - 7200}&end_ts=${now}&period_interval=60`,
    `/markets/candlesticks?market_tickers=${fed}&start_ts=${now - 7200}&end_ts=${now}&period_interval=60`,
    '/historical/cutoff',
    '/historical/markets',
    '/portfolio/balance',
    '/portfolio/positions',
    '/portfolio/fills',
    '/portfolio/settlements',
    '/account/limits',
    '/api_keys',
  ])('writes prices, counts and times as Kalshi does: %s', (address) => {
    const { status, body } = get(address);
    expect(status).toBe(200);
    expect(misspelt(body)).toEqual([]);
  });

  it.each(['/nothing', '/markets/KXNOSUCH-1', '/series/KXNOSUCH', '/events/KXNOSUCH-1', '/%zz'])(
    'says 404 in the error envelope for what is not there: %s',
    (address) => {
      expect(get(address)).toMatchObject({
        status: 404,
        body: { error: { code: 'not_found', message: 'not found' } },
      });
    },
  );
});

describe('GET /markets', () => {
  it('returns the asked tickers and leaves out what it does not know', () => {
    const asked = `${fed},${someTicker},KXNOSUCH-1`;
    expect(tickersOf(markets(`tickers=${asked}`)).sort()).toEqual([fed, someTicker].sort());
  });

  it.each([
    ['unopened', ['initialized']],
    ['open', ['active']],
    ['paused', ['inactive']],
    ['settled', ['finalized']],
  ] as const)('filters by status=%s, which markets spell otherwise', (filter, statuses) => {
    const found = new Set(markets(`status=${filter}&limit=1000`).map(({ status }) => status));
    expect([...found]).toEqual(statuses);
  });

  it.each(['active', 'finalized', 'Open', 'anything'])('refuses status=%s', (status) => {
    expect(get(`/markets?status=${status}`).status).toBe(400);
  });

  it.each(['limit=0', 'limit=1001', 'limit=ten', 'cursor=bm9uc2Vuc2U'])('refuses %s', (query) => {
    expect(get(`/markets?${query}`).status).toBe(400);
  });

  it('filters by event and by series', () => {
    const inEvent = markets('event_ticker=KXFED-26DEC');
    expect(new Set(inEvent.map((market) => market['event_ticker']))).toEqual(
      new Set(['KXFED-26DEC']),
    );
    const inSeries = markets('series_ticker=KXBTCD&limit=1000');
    expect(inSeries.length).toBeGreaterThan(0);
    expect(tickersOf(inSeries).every((ticker) => ticker.startsWith('KXBTCD-'))).toBe(true);
  });

  it('pages through all markets once, with an empty cursor at the end', () => {
    const pages = walk('/markets?status=open&limit=7', 'markets');
    expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
    const tickers = tickersOf(pages.flat());
    expect(tickers).toEqual(tickersOf(markets('status=open&limit=1000')));
    expect(new Set(tickers).size).toBe(tickers.length);
  });

  it('has about sixty open markets', () => {
    const { length } = markets('status=open&limit=1000');
    expect(length).toBeGreaterThan(50);
    expect(length).toBeLessThan(80);
  });

  it('tells a settled market with result and value, and nobody quoting', () => {
    const settled = markets('status=settled&limit=1000')[0];
    expect(settled).toMatchObject({
      yes_bid_dollars: '0.0000',
      yes_ask_dollars: '1.0000',
      yes_bid_size_fp: '0.00',
      yes_ask_size_fp: '0.00',
      no_bid_dollars: '0.0000',
      no_ask_dollars: '1.0000',
    });
    expect(settled?.['settlement_value_dollars']).toBe(
      settled?.['result'] === 'yes' ? '1.0000' : '0.0000',
    );
  });

  it('tells the price of a day ago, and none for a market that opened since', () => {
    const [old] = markets(`tickers=${fed}`);
    const dayAgo = `start_ts=${now - 86_400}&end_ts=${now - 86_400}&period_interval=1`;
    const bid = candles(dayAgo)[0]?.['yes_bid'] as Fields | undefined;
    expect(old?.['previous_yes_bid_dollars']).toBe(bid?.['close_dollars']);
    const [young] = markets('series_ticker=KXETH5M&status=open');
    expect(young).toMatchObject({
      previous_yes_bid_dollars: '0.0000',
      previous_yes_ask_dollars: '0.0000',
      previous_price_dollars: '0.0000',
    });
  });

  it('has markets with finer ticks than a cent', () => {
    const structures = new Map(
      markets('status=open&limit=1000').map((market) => [
        market['price_level_structure'],
        market['price_ranges'],
      ]),
    );
    expect(structures.get('linear_cent')).toEqual([
      { start: '0.0000', end: '1.0000', step: '0.0100' },
    ]);
    expect(structures.get('deci_cent')).toEqual([
      { start: '0.0000', end: '1.0000', step: '0.0010' },
    ]);
    expect(structures.get('tapered_deci_cent')).toHaveLength(3);
  });
});

describe('GET /markets/{ticker}/orderbook', () => {
  type Levels = readonly (readonly [price: string, count: string])[];
  const book = (depth: string) =>
    get(`/markets/${fed}/orderbook${depth}`).body['orderbook_fp'] as {
      readonly yes_dollars: Levels;
      readonly no_dollars: Levels;
    };

  it('cuts each side to the best levels, which come last', () => {
    const whole = book('');
    const cut = book('?depth=2');
    expect(whole.yes_dollars.length).toBeGreaterThan(2);
    expect(cut.yes_dollars).toEqual(whole.yes_dollars.slice(-2));
    expect(cut.no_dollars).toEqual(whole.no_dollars.slice(-2));
    expect(book('?depth=0')).toEqual(whole);
  });

  it('agrees with the quote: a NO bid at p is a YES ask at 1 − p', () => {
    const [market] = markets(`tickers=${fed}`);
    const [bid, bidSize] = book('').yes_dollars.at(-1) ?? [];
    const [noBid, askSize] = book('').no_dollars.at(-1) ?? [];
    expect(market).toMatchObject({
      yes_bid_dollars: bid,
      yes_bid_size_fp: bidSize,
      no_bid_dollars: noBid,
      yes_ask_size_fp: askSize,
    });
    expect(Number(market?.['yes_ask_dollars'])).toBeCloseTo(1 - Number(noBid), 6);
  });
});

describe('events and series', () => {
  it('nests markets in events when asked to, and puts them beside one event when not', () => {
    const nested = get('/events/KXFED-26DEC?with_nested_markets=true').body;
    const beside = get('/events/KXFED-26DEC').body;
    expect(beside['event']).not.toHaveProperty('markets');
    expect(beside['markets']).toEqual((nested['event'] as Fields)['markets']);
    expect(beside['markets']).toHaveLength(5);
  });

  it('lists events that have an open market, page by page', () => {
    const pages = walk('/events?status=open&limit=3', 'events');
    const tickers = pages.flat().map((event) => event['event_ticker']);
    expect(tickers).toContain('KXFED-26DEC');
    expect(new Set(tickers).size).toBe(tickers.length);
    expect(get('/events?status=active').status).toBe(400);
    expect(get('/events?limit=201').status).toBe(400);
  });

  it('finds series by category and tag', () => {
    const tickers = (query: string): string[] =>
      tickersOf(listOf(get(`/series?${query}`).body, 'series'));
    expect(tickers('category=Economics')).toEqual(['KXFED', 'KXFEDDECISION', 'KXCPIYOY']);
    expect(tickers('category=Economics&tags=Inflation')).toEqual(['KXCPIYOY']);
    expect(tickers('category=economics')).toEqual([]);
    const { tags_by_categories: tags } = get('/search/tags_by_categories').body;
    expect(tags).toMatchObject({ Economics: ['Fed', 'Interest rates', 'Inflation'] });
  });
});

describe('candlesticks', () => {
  const hour = 3600;

  it('have the documented fields', () => {
    const traded = candles(`start_ts=${now - 86_400}&end_ts=${now}&period_interval=1440`);
    expect(traded).not.toHaveLength(0);
    for (const candle of traded) {
      expect(missing(JSON.parse(documentedCandle), candle)).toEqual([]);
    }
  });

  it('tell only the previous price of a minute without a trade, and always bid and ask', () => {
    const minutes = candles(`start_ts=${now - hour}&end_ts=${now}&period_interval=1`);
    const quiet = minutes.filter((candle) => candle['volume_fp'] === '0.00');
    expect(quiet.length).toBeGreaterThan(0);
    for (const candle of quiet) {
      expect(Object.keys(candle['price'] as Fields)).toEqual(['previous_dollars']);
      expect(Object.keys(candle['yes_bid'] as Fields).sort()).toEqual([
        'close_dollars',
        'high_dollars',
        'low_dollars',
        'open_dollars',
      ]);
    }
  });

  it('end on the period, from start to end inclusive', () => {
    const ends = endsOf(candles(`start_ts=${now - 2 * hour}&end_ts=${now}&period_interval=60`));
    expect(ends).toEqual([now - 2 * hour, now - hour, now]);
  });

  it('include the one that is still forming, and none after it', () => {
    const ends = endsOf(candles(`start_ts=${now}&end_ts=${now + 86_400}&period_interval=60`));
    expect(ends).toEqual([now]);
    const later = new Simulation(world, new FakeClock(clock.now() + 1));
    const forming = later.candles(fed, { from: now, to: now + 86_400 }, 60);
    expect(forming.map(({ end_period_ts }) => end_period_ts)).toEqual([now, now + hour]);
  });

  it('say nothing of the time before the market opened', () => {
    const [market] = markets(`tickers=${fed}`);
    const open = Date.parse(String(market?.['open_time'])) / 1000;
    const days = candles(`start_ts=${open - 30 * 86_400}&end_ts=${now}&period_interval=1440`);
    expect(endsOf(days)[0]).toBeGreaterThan(open);
    expect(endsOf(days)[0]).toBeLessThanOrEqual(open + 86_400);
  });

  it.each([
    `start_ts=${now - 5001 * 60}&end_ts=${now}&period_interval=1`,
    `start_ts=${now - 60}&end_ts=${now}&period_interval=5`,
    `start_ts=${now}&end_ts=${now - 60}&period_interval=1`,
    `end_ts=${now}&period_interval=1`,
    `start_ts=yesterday&end_ts=${now}&period_interval=1`,
  ])('are refused with 400: %s', (query) => {
    expect(get(`/series/KXFED/markets/${fed}/candlesticks?${query}`).status).toBe(400);
  });

  it('come for exactly 5,000 periods', () => {
    const query = `start_ts=${now - 5000 * 60}&end_ts=${now}&period_interval=1`;
    expect(get(`/series/KXFED/markets/${fed}/candlesticks?${query}`).status).toBe(200);
  });

  it('belong to the series in the path', () => {
    const query = `start_ts=${now - 60}&end_ts=${now}&period_interval=1`;
    expect(get(`/series/KXCPIYOY/markets/${fed}/candlesticks?${query}`).status).toBe(404);
  });

  it('come in batches of at most 100 markets and 10,000 candles, without unknown markets', () => {
    const range = `start_ts=${now - hour}&end_ts=${now}&period_interval=60`;
    const batch = get(`/markets/candlesticks?market_tickers=${fed},KXNOSUCH-1&${range}`).body;
    expect(batch['markets']).toEqual([
      {
        market_ticker: fed,
        candlesticks: candles(range),
      },
    ]);
    const many = Array.from({ length: 101 }, (_, n) => `KX-${n}`).join(',');
    expect(get(`/markets/candlesticks?market_tickers=${many}&${range}`).status).toBe(400);
    const long = `start_ts=${now - 4000 * 60}&end_ts=${now}&period_interval=1`;
    expect(get(`/markets/candlesticks?market_tickers=A,B,C&${long}`).status).toBe(400);
    expect(get(`/markets/candlesticks?${range}`).status).toBe(400);
  });
});

describe('settled markets', () => {
  it('leave the live endpoints for the historical ones, where fields have no suffix', () => {
    const market = world.listing.live().find(({ status }) => status === 'active');
    if (!market) throw new Error('Nothing is open');
    const { ticker } = market.plan;
    determine(market, clock.now(), { result: 'scalar', value: 250_000 });
    settle(market, clock.now());
    expect(get(`/markets/${ticker}`).status).toBe(200);
    expect(get(`/historical/markets/${ticker}`).status).toBe(404);
    world.listing.dropSettled(clock.now());
    expect(get(`/markets/${ticker}`).status).toBe(404);
    expect(markets(`tickers=${ticker}`)).toEqual([]);
    expect(get(`/historical/markets/${ticker}`).body['market']).toMatchObject({
      ticker,
      status: 'finalized',
      result: 'scalar',
      settlement_value_dollars: '0.2500',
    });
    const range = `start_ts=${now - 3600}&end_ts=${now}&period_interval=60`;
    const past = get(`/historical/markets/${ticker}/candlesticks?${range}`).body;
    const [candle] = listOf(past, 'candlesticks');
    const bars = { open: '0', low: '0', high: '0', close: '0' };
    expect(missing(bars, candle?.['yes_bid'])).toEqual([]);
    expect(candle).toHaveProperty('volume');
    expect(candle).not.toHaveProperty('volume_fp');
    const cutoff = String(get('/historical/cutoff').body['market_settled_ts']);
    expect(Date.parse(cutoff)).toBeGreaterThan(clock.now());
  });
});
