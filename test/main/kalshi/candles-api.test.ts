import type {
  BatchGetMarketCandlesticksResponse,
  MarketCandlestick,
  MarketCandlestickHistorical,
} from 'kalshi-typescript';
import { describe, expect, it } from 'vitest';
import { CandlesApi } from '../../../main/kalshi/candles-api.ts';
import { candleQueries } from '../../../main/kalshi/candlesticks.ts';
import { makeRest } from './rest-kit.ts';

const side = (price: string) => ({
  open_dollars: price,
  high_dollars: price,
  low_dollars: price,
  close_dollars: price,
});
const live: MarketCandlestick = {
  end_period_ts: 1_786_000_020,
  price: { ...side('0.2800'), mean_dollars: '0.2800', previous_dollars: '0.2700' },
  yes_bid: side('0.2700'),
  yes_ask: side('0.2900'),
  volume_fp: '12.50',
  open_interest_fp: '892.00',
};
const old: MarketCandlestickHistorical = {
  end_period_ts: 1_786_000_020,
  price: { open: null, high: null, low: null, close: null, mean: null, previous: '0.2700' },
  yes_bid: { open: '0.2600', high: '0.2700', low: '0.2500', close: '0.2600' },
  yes_ask: { open: '0.2900', high: '0.2900', low: '0.2900', close: '0.2900' },
  volume: '0.00',
  open_interest: '892.00',
};
const range = { startTime: 1_786_000_000_000, endTime: 1_786_000_060_000 };

describe('candles', () => {
  it('come from the live endpoint of the market’s series', async () => {
    const { rest, clock, network } = makeRest({ body: { ticker: 'A-B-C', candlesticks: [live] } });
    const got = await new CandlesApi(rest, clock).candlesticks('A-B-C', range, 1);
    const price = { open: 280_000, high: 280_000, low: 280_000, close: 280_000 };
    expect(got).toMatchObject({
      ok: true,
      value: [{ endTime: 1_786_000_020_000, price, yesBid: { close: 270_000 }, volume: 1_250 }],
    });
    expect(network.paths).toEqual([
      '/trade-api/v2/series/A/markets/A-B-C/candlesticks?start_ts=1786000000&end_ts=1786000060&period_interval=1',
    ]);
  });

  it('have no price in a period without a trade, in recorded traffic as in the historical form', async () => {
    const quiet = { ...live, price: { previous_dollars: '0.2700' } };
    const { rest, clock } = makeRest({ body: { candlesticks: [quiet, old] } });
    const got = await new CandlesApi(rest, clock).candlesticks('A', range, 60);
    expect(got).toMatchObject({
      value: [
        { price: null, yesAsk: { close: 290_000 } },
        {
          price: null,
          yesBid: { open: 260_000, high: 270_000, low: 250_000 },
          openInterest: 89_200,
        },
      ],
    });
  });

  it('of a market that the live endpoint has dropped come from the historical one', async () => {
    const { rest, clock, network } = makeRest({ status: 404 }, { body: { candlesticks: [old] } });
    const got = await new CandlesApi(rest, clock).candlesticks('A-B', range, 1440);
    expect(got).toMatchObject({ ok: true, value: [{ volume: 0 }] });
    expect(network.requests[1]?.url.pathname).toBe(
      '/trade-api/v2/historical/markets/A-B/candlesticks',
    );
  });

  it('that cannot be read are left out', async () => {
    const { rest, clock } = makeRest({ body: { candlesticks: [{ end_period_ts: 'soon' }, live] } });
    const got = await new CandlesApi(rest, clock).candlesticks('A', range, 1);
    expect(got.ok && got.value).toHaveLength(1);
  });

  it('are asked for in pieces of at most 5,000 that leave nothing out and overlap nowhere', () => {
    const week = { startTime: 0, endTime: 7 * 86_400_000 };
    const queries = candleQueries(week, 1);
    expect(queries).toHaveLength(3);
    let next = 0;
    for (const { start_ts, end_ts } of queries) {
      expect(Number(start_ts)).toBe(next);
      expect(Math.floor((Number(end_ts) - Number(start_ts)) / 60) + 1).toBeLessThanOrEqual(5_000);
      next = Number(end_ts) + 1;
    }
    expect(next).toBe(7 * 86_400 + 1);
    expect(candleQueries(week, 1440)).toHaveLength(1);
  });
});

describe('candles of many markets', () => {
  const batchOf = (...markets: [ticker: string, candlesticks: MarketCandlestick[]][]) => ({
    body: {
      markets: markets.map(([market_ticker, candlesticks]) => ({ market_ticker, candlesticks })),
    } satisfies BatchGetMarketCandlesticksResponse,
  });

  it('come in one request', async () => {
    const { rest, clock, network } = makeRest(batchOf(['A-1', [live]], ['A-2', [live, live]]));
    const got = await new CandlesApi(rest, clock).candles(['A-1', 'A-2'], range, 1);
    expect(got.ok && [...got.value].map(([ticker, { length }]) => [ticker, length])).toEqual([
      ['A-1', 1],
      ['A-2', 2],
    ]);
    expect(network.paths).toEqual([
      '/trade-api/v2/markets/candlesticks?start_ts=1786000000&end_ts=1786000060&period_interval=1&market_tickers=A-1%2CA-2',
    ]);
  });

  it('that the batch says nothing of are asked for one by one, also among the historical ones', async () => {
    const { rest, clock, network } = makeRest(
      batchOf(['A-1', [live]], ['A-2', []]),
      { status: 404 },
      { body: { candlesticks: [old] } },
      { status: 404 },
      { status: 404 },
    );
    const got = await new CandlesApi(rest, clock).candles(['A-1', 'A-2', 'A-3'], range, 1);
    expect(got.ok && [...got.value.keys()]).toEqual(['A-1', 'A-2']);
    expect(network.requests.map(({ url }) => url.pathname.slice('/trade-api/v2'.length))).toEqual([
      '/markets/candlesticks',
      '/series/A/markets/A-2/candlesticks',
      '/historical/markets/A-2/candlesticks',
      '/series/A/markets/A-3/candlesticks',
      '/historical/markets/A-3/candlesticks',
    ]);
  });

  it('that nothing happened on are not asked for again when none can have been dropped since', async () => {
    const { rest, clock, network } = makeRest(batchOf(['A-1', [live]], ['A-2', []]));
    const got = await new CandlesApi(rest, clock).candles(['A-1', 'A-2'], range, 1, true);
    expect(got.ok && [...got.value.keys()]).toEqual(['A-1', 'A-2']);
    expect(network.requests).toHaveLength(1);
  });

  it.each([400, 404])(
    'are asked for one by one when one of them makes the exchange refuse all with %i',
    async (status) => {
      const { rest, clock } = makeRest({ status }, { body: { candlesticks: [live] } });
      const got = await new CandlesApi(rest, clock).candles(['A-1', 'A-2'], range, 1);
      expect(got.ok && [...got.value.keys()]).toEqual(['A-1', 'A-2']);
    },
  );

  it('are not asked for one by one when the exchange cannot be reached', async () => {
    const { rest, clock, network } = makeRest(null);
    const asking = new CandlesApi(rest, clock).candles(['A-1', 'A-2'], range, 1);
    await clock.advance(60_000);
    expect(await asking).toMatchObject({ error: { code: 'offline' } });
    expect(new Set(network.requests.map(({ url }) => url.pathname)).size).toBe(1);
  });

  it('never ask for more than 100 markets or 5,000 candles at once', async () => {
    const tickers = Array.from({ length: 250 }, (_, index) => `A-${index}`);
    const sizes = async (hours: number): Promise<number[]> => {
      const { rest, clock, network } = makeRest(
        batchOf(...tickers.map((one) => [one, [live]] as [string, MarketCandlestick[]])),
      );
      const long = { startTime: 1_000, endTime: hours * 3_600_000 };
      const asking = new CandlesApi(rest, clock).candles(tickers, long, 1);
      await clock.advance(60_000);
      expect((await asking).ok).toBe(true);
      return network.requests.map(
        ({ url }) => (url.searchParams.get('market_tickers') ?? '').split(',').length,
      );
    };
    expect(await sizes(0.5)).toEqual([100, 100, 50]);
    expect(await sizes(8)).toEqual(Array<number>(25).fill(10));
  });

  it('come one market at a time when a batch would hold no more', async () => {
    const { rest, clock, network } = makeRest({ body: { candlesticks: [live] } });
    const week = { startTime: 0, endTime: 7 * 86_400_000 };
    await new CandlesApi(rest, clock).candles(['A-1', 'A-2'], week, 1);
    expect(network.paths).toHaveLength(6);
    expect(network.paths.every((path) => path.includes('/series/A/'))).toBe(true);
  });

  it('let requests pass that a person waits for', async () => {
    const { rest, clock, limiter, network } = makeRest(batchOf(['A-1', [live]], ['A-2', [live]]));
    for (let taken = 0; taken < 20; taken += 1) await limiter.take('interactive');
    const order: string[] = [];
    network.onRequest(() => order.push('candles'));
    const asking = new CandlesApi(rest, clock).candles(['A-1', 'A-2'], range, 1);
    const person = limiter.take('interactive').then(() => order.push('person'));
    await clock.advance(1_000);
    await Promise.all([asking, person]);
    expect(order).toEqual(['person', 'candles']);
  });
});
