import { describe, expect, it } from 'vitest';
import { Simulation } from '../../../../main/practice/simulation.ts';
import { PracticeWorld } from '../../../../main/practice/world/world.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import type { MarketCandlestick } from 'kalshi-typescript';
import type { CandlePeriod } from '../../../../preload/contract/history.ts';

const game = /^KXNFLGAME-/;

/** An exchange that has run for half an hour, and its busiest market. */
async function exchange() {
  const clock = new FakeClock(Date.UTC(2026, 10, 22, 18, 40));
  const world = new PracticeWorld({ seed: 1, now: clock.now(), pace: 20 });
  const source = new Simulation(world, clock);
  for (let step = 0; step < 1800; step += 1) {
    await clock.advance(1000);
    world.step(clock.now());
  }
  const market = world.listing.live().find(({ plan }) => game.test(plan.ticker));
  if (!market) throw new Error('No game today');
  return { clock, world, source, market, now: clock.now() / 1000 };
}

const ready = exchange();
const micro = (price = ''): number => Math.round(Number(price) * 1_000_000);

/** Joins the candles that end within a longer period, the naive way. */
function join(candles: readonly MarketCandlestick[]): object {
  const first = candles[0];
  const last = candles.at(-1);
  const traded = candles.filter(({ price }) => price.close_dollars !== undefined);
  const highest = (values: readonly (string | undefined)[]): number =>
    Math.max(...values.map(micro));
  const lowest = (values: readonly (string | undefined)[]): number =>
    Math.min(...values.map(micro));
  return {
    bid: [
      micro(first?.yes_bid.open_dollars),
      highest(candles.map(({ yes_bid }) => yes_bid.high_dollars)),
      lowest(candles.map(({ yes_bid }) => yes_bid.low_dollars)),
      micro(last?.yes_bid.close_dollars),
    ],
    trades: [
      micro(traded[0]?.price.open_dollars),
      highest(traded.map(({ price }) => price.high_dollars)),
      lowest(traded.map(({ price }) => price.low_dollars)),
      micro(traded.at(-1)?.price.close_dollars),
    ],
    volume: candles.reduce((sum, { volume_fp }) => sum + Math.round(Number(volume_fp) * 100), 0),
    previous: micro(first?.price.previous_dollars),
  };
}

describe('the past', () => {
  it('is there from the first second, for a day by the minute and for weeks by the day', async () => {
    const { source, now } = await ready;
    const count = (from: number, minutes: CandlePeriod): number =>
      source.candles('KXPRESPERSON-28-STO', { from: now - from, to: now }, minutes).length;
    expect(count(86_340, 1)).toBe(1440);
    expect(count(86_400 * 28, 1440)).toBe(28);
  });

  it('tells the same by the hour as by the minute, made up or recorded', async () => {
    const { source, market, now } = await ready;
    const { ticker } = market.plan;
    const end = Math.floor(now / 3600) * 3600;
    for (const hour of [end, end - 3600, end - 5 * 3600]) {
      const [whole] = source.candles(ticker, { from: hour, to: hour }, 60);
      const minutes = source.candles(ticker, { from: hour - 3540, to: hour }, 1);
      expect(minutes).toHaveLength(60);
      expect(join(whole ? [whole] : [])).toEqual(join(minutes));
    }
  });

  it('leads to the prices that stand now', async () => {
    const { source, market, now } = await ready;
    const [newest] = source.candles(market.plan.ticker, { from: now, to: now + 60 }, 1);
    const { bid, ask } = market.prices();
    expect(micro(newest?.yes_bid.close_dollars)).toBe(bid);
    expect(micro(newest?.yes_ask.close_dollars)).toBe(ask);
  });

  it('tells before each period what the last price was', async () => {
    const { source, market, now } = await ready;
    const minutes = source.candles(market.plan.ticker, { from: now - 7200, to: now }, 1);
    for (const [index, { price }] of minutes.slice(1).entries()) {
      const before = minutes[index]?.price;
      expect(price.previous_dollars).toBe(before?.close_dollars ?? before?.previous_dollars);
    }
  });

  it('tells how many contracts are held', async () => {
    const { source, market, now } = await ready;
    const days = source.candles('KXPRESPERSON-28-STO', { from: now - 86_400, to: now }, 60);
    expect(days.every(({ open_interest_fp }) => Number(open_interest_fp) > 0)).toBe(true);
    const [newest] = source.candles(market.plan.ticker, { from: now, to: now + 60 }, 1);
    expect(newest?.open_interest_fp).toBe((market.openInterest / 100).toFixed(2));
  });

  it('does not jump where the recording begins', async () => {
    const { source, market, now } = await ready;
    const start = now - 1800;
    const around = source.candles(market.plan.ticker, { from: start - 300, to: start + 300 }, 1);
    for (const [index, candle] of around.slice(1).entries()) {
      const before = micro(around[index]?.yes_bid.close_dollars);
      expect(Math.abs(micro(candle.yes_bid.close_dollars) - before)).toBeLessThan(60_000);
    }
  });

  it('records every trade in the candles and on the tape, which tells the newest first', async () => {
    const { source, market, now } = await ready;
    const { ticker } = market.plan;
    const total = (counts: readonly string[]): number =>
      counts.reduce((sum, count) => sum + Math.round(Number(count) * 100), 0);
    const minutes = source.candles(ticker, { from: now - 240, to: now }, 1);
    const tape = source.trades(ticker, { from: now - 300, to: now });
    const within = tape.filter(({ created_time }) => Date.parse(created_time) > (now - 300) * 1000);
    expect(within.length).toBeGreaterThan(50);
    expect(total(within.map(({ count_fp }) => count_fp))).toBe(
      total(minutes.map(({ volume_fp }) => volume_fp)),
    );
    const times = tape.map(({ created_time }) => Date.parse(created_time));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('has trades with ids of their own', async () => {
    const { source, now } = await ready;
    const ids = source.trades(null, { from: 0, to: now }).map(({ trade_id }) => trade_id);
    expect(ids.length).toBeGreaterThan(500);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same after a restart, up to where the recording began', async () => {
    const { clock, source, market, now } = await ready;
    const restarted = new Simulation(
      new PracticeWorld({ seed: 1, now: clock.now(), pace: 20 }),
      clock,
    );
    const range = { from: now - 36_000, to: now - 7200 };
    const before = source.candles(market.plan.ticker, range, 1).map(({ yes_bid }) => yes_bid);
    const after = restarted.candles(market.plan.ticker, range, 1).map(({ yes_bid }) => yes_bid);
    expect(after).toEqual(before);
  });

  it('keeps its shape when minutes are thinned to quarter hours', () => {
    const clock = new FakeClock(Date.UTC(2026, 10, 22));
    const world = new PracticeWorld({ seed: 1, now: clock.now(), pace: 0 });
    const market = world.listing.live().find(({ plan }) => plan.ticker === 'KXPRESPERSON-28-STO');
    if (!market) throw new Error('No election');
    const start = clock.now();
    for (let minute = 1; minute <= 6000; minute += 1) {
      const bid = 200_000 + (minute % 50) * 1000;
      const prices = { bid, ask: bid + 1000 };
      const time = start + minute * 60_000;
      const trade = { time, price: bid, count: 100, serial: minute, taker: 'no' } as const;
      market.history.record(time, prices, trade, 0);
    }
    const day = 86_400_000;
    const periods = market.history.periods(start + 2 * day, start + 4 * day, day);
    expect(periods.map(({ bar }) => [bar.bid.high, bar.bid.low, bar.volume])).toEqual(
      Array(3).fill([249_000, 200_000, 144_000]),
    );
  });
});
