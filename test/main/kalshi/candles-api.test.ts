import type { MarketCandlestick, MarketCandlestickHistorical } from 'kalshi-typescript';
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
    const { rest, network } = makeRest({ body: { ticker: 'A-B-C', candlesticks: [live] } });
    const got = await new CandlesApi(rest).candlesticks('A-B-C', range, 1);
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
    const { rest } = makeRest({ body: { candlesticks: [quiet, old] } });
    const got = await new CandlesApi(rest).candlesticks('A', range, 60);
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
    const { rest, network } = makeRest({ status: 404 }, { body: { candlesticks: [old] } });
    const got = await new CandlesApi(rest).candlesticks('A-B', range, 1440);
    expect(got).toMatchObject({ ok: true, value: [{ volume: 0 }] });
    expect(network.requests[1]?.url.pathname).toBe(
      '/trade-api/v2/historical/markets/A-B/candlesticks',
    );
  });

  it('that cannot be read are left out', async () => {
    const { rest } = makeRest({ body: { candlesticks: [{ end_period_ts: 'soon' }, live] } });
    const got = await new CandlesApi(rest).candlesticks('A', range, 1);
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
