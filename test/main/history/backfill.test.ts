import { afterEach, describe, expect, it } from 'vitest';
import { Backfill, type CandleSource, type FetchedCandle } from '../../../main/history/backfill.ts';
import { planBackfill } from '../../../main/history/backfill-plan.ts';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import { readChart } from '../../../main/history/chart.ts';
import type { BackfillProgress, TimeRange } from '../../../preload/contract/history.ts';
import { fail, ok, type Failure } from '../../../preload/contract/result.ts';
import { settle, type FakeClock } from '../../fakes/fake-clock.ts';
import {
  ALWAYS,
  TICKER,
  candleOf,
  contracts,
  historyKit,
  marketOf,
  quoteOf,
  spanOf,
} from './kit.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const kit = historyKit();
const running: Backfill[] = [];
afterEach(() => running.splice(0).forEach((backfill) => backfill.stop()));

interface Request {
  readonly tickers: readonly string[];
  readonly range: TimeRange;
  readonly period: 1 | 60;
}

/** An exchange that has a candle for every period, and counts what it is asked. */
class FakeCandles implements CandleSource {
  readonly requests: Request[] = [];
  failure: Failure | null = null;
  candle: (endTime: number) => FetchedCandle = candleOf;

  async candles(tickers: readonly string[], range: TimeRange, period: 1 | 60) {
    this.requests.push({ tickers, range, period });
    await Promise.resolve();
    if (this.failure) return fail(this.failure.code, this.failure.message);
    const length = period * MINUTE;
    const ends: number[] = [];
    let end = Math.ceil(range.startTime / length) * length;
    for (; end <= range.endTime; end += length) ends.push(end);
    return ok(new Map(tickers.map((ticker) => [ticker, ends.map((time) => this.candle(time))])));
  }
}

function backfillOver(
  store: HistoryStore,
  clock: FakeClock,
  parts: { readonly canWrite?: () => boolean; readonly now?: () => number } = {},
) {
  const source = new FakeCandles();
  const backfill = new Backfill({
    environment: 'production',
    store,
    source,
    clock,
    now: () => clock.now(),
    canWrite: () => true,
    ...parts,
  });
  running.push(backfill);
  const steps: BackfillProgress[] = [];
  backfill.listen((step) => steps.push(step));
  return { source, backfill, steps };
}

function stored(store: HistoryStore) {
  const found = store.markets.find('production', TICKER);
  if (!found) throw new Error('The market is not stored');
  return found;
}

function planOf(store: HistoryStore, ticker: string, now: number) {
  const known = store.markets.find('production', ticker);
  return known?.market ? planBackfill({ ...known, market: known.market }, store.coverage, now) : [];
}

describe('backfill', () => {
  it('brings hours since the opening first, then minutes of the last week, newest first, and never again', async () => {
    const { store, clock } = kit.record();
    const now = clock.now();
    store.markets.describe('production', marketOf({ openTime: now - 300 * DAY }), now);
    const { source, backfill, steps } = backfillOver(store, clock);
    backfill.follow([TICKER]);
    await clock.advance(0);
    const periods = source.requests.map(({ period }) => period);
    expect(periods).toEqual([60, 60, 1, 1, 1]);
    const ends = source.requests.map(({ range }) => range.endTime);
    expect(ends).toEqual([
      ...ends.slice(0, 2).sort((a, b) => b - a),
      ...ends.slice(2).sort((a, b) => b - a),
    ]);
    for (const { range, period } of source.requests) {
      expect((range.endTime - range.startTime) / (period * MINUTE)).toBeLessThanOrEqual(5_000);
    }
    expect(steps.at(-1)).toEqual({ name: 'idle' });
    const chart = readChart(store, stored(store), 'all', now);
    expect(chart.gaps.filter(({ endTime, startTime }) => endTime - startTime > 2 * DAY)).toEqual(
      [],
    );
    backfill.wake();
    await clock.advance(0);
    expect(source.requests).toHaveLength(5);
  });

  it('fills an 8-hour sleep by itself: no minute missing, none twice, ours kept where we recorded', async () => {
    const { store, clock, quotes, recorder } = kit.record();
    const start = clock.now();
    store.markets.describe('production', marketOf({ openTime: start }), start);
    const { source, backfill } = backfillOver(store, clock);
    recorder.listenToBeginnings(() => backfill.wake());
    backfill.follow([TICKER]);
    const watch = async (minutes: number): Promise<void> => {
      for (let count = 0; count < minutes * 6; count += 1) {
        quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(clock.now() / 1000) }));
        await clock.advance(10_000);
      }
    };
    await watch(90);
    clock.jump(8 * HOUR);
    await watch(90);
    recorder.settle();
    const id = stored(store).id;
    const minutes = store.candles.between(id, 1, ALWAYS);
    const ends = minutes.map(({ endTime }) => endTime);
    expect(new Set(ends).size).toBe(ends.length);
    const expected = Array.from(
      { length: 90 + 480 + 89 },
      (_, index) => start + (index + 1) * MINUTE,
    );
    expect(expected.filter((end) => !ends.includes(end))).toEqual([]);
    const sleep = { startTime: start + 91 * MINUTE, endTime: start + (90 + 479) * MINUTE };
    for (const { endTime, source: from } of minutes) {
      const inSleep = endTime > sleep.startTime && endTime < sleep.endTime;
      const awake = endTime <= start + 89 * MINUTE || endTime > sleep.endTime + 2 * MINUTE;
      if (inSleep) expect(from).toBe('backfilled');
      else if (awake) expect(from).toBe('recorded');
    }
    const range = { startTime: start, endTime: clock.now() - 2 * MINUTE };
    expect(readChart(store, stored(store), range, clock.now()).gaps).toEqual([]);
    expect(source.requests.every(({ tickers }) => tickers.length === 1)).toBe(true);
  });

  it('asks for the same gap of several markets at once', async () => {
    const { store, clock } = kit.record();
    const openTime = clock.now() - 5 * HOUR;
    const tickers = ['A-1', 'A-2', 'A-3'];
    for (const ticker of tickers) {
      store.markets.describe('production', marketOf({ ticker, openTime }), clock.now());
    }
    const { source, backfill } = backfillOver(store, clock);
    backfill.follow(tickers);
    await clock.advance(0);
    expect(source.requests).toMatchObject([
      { tickers, period: 60 },
      { tickers, period: 1 },
    ]);
  });

  it('asks at once for gaps of several markets that differ a little, and for others apart', async () => {
    const { store, clock } = kit.record();
    const now = clock.now();
    const lives = {
      'A-1': { openTime: now - 8 * HOUR },
      'A-2': { openTime: now - 8 * HOUR + 3 * MINUTE },
      'A-3': { openTime: now - 40 * HOUR, settledTime: now - 36 * HOUR },
    };
    for (const [ticker, life] of Object.entries(lives)) {
      store.markets.describe('production', marketOf({ ticker, ...life }), now);
    }
    const { source, backfill } = backfillOver(store, clock);
    backfill.follow(Object.keys(lives));
    await clock.advance(0);
    const minutes = source.requests.filter(({ period }) => period === 1);
    expect(minutes.map(({ tickers }) => tickers)).toEqual([['A-2', 'A-1'], ['A-3']]);
    const { id } = store.markets.find('production', 'A-2') ?? { id: 0 };
    const [first] = store.candles.between(id, 1, ALWAYS);
    expect(first?.endTime).toBe(lives['A-2'].openTime + MINUTE);
    expect(planOf(store, 'A-2', now)).toEqual([]);
  });

  it('never holds more of many markets at once than one request brings', async () => {
    const { store, clock } = kit.record();
    const tickers = Array.from({ length: 30 }, (_, index) => `A-${index}`);
    for (const ticker of tickers) {
      const market = marketOf({ ticker, openTime: clock.now() - 8 * HOUR });
      store.markets.describe('production', market, clock.now());
    }
    const { source, backfill } = backfillOver(store, clock);
    backfill.follow(tickers);
    await clock.advance(0);
    expect(source.requests.map((request) => [request.period, request.tickers.length])).toEqual([
      [60, 30],
      [1, 10],
      [1, 10],
      [1, 10],
    ]);
  });

  it('writes in slices between which everything else has its turn, and keeps those it has when it is stopped', async () => {
    const { store, clock } = kit.record();
    const now = clock.now();
    store.markets.describe('production', marketOf({ openTime: now - 100 * DAY }), now);
    const { backfill } = backfillOver(store, clock);
    backfill.follow([TICKER]);
    await settle();
    const { id } = stored(store);
    expect(store.candles.count(id, 60, ALWAYS)).toBe(120);
    backfill.stop();
    await clock.advance(0);
    expect(store.candles.count(id, 60, ALWAYS)).toBe(120);
    const [next] = planOf(store, TICKER, now);
    expect(next?.range.endTime).toBe(now - 121 * HOUR);
  });

  it('goes on after a failure and after a restart where it was', async () => {
    const { store, clock } = kit.record();
    store.markets.describe('production', marketOf({ openTime: clock.now() - DAY }), clock.now());
    const first = backfillOver(store, clock);
    first.source.failure = { code: 'offline', message: 'No network.' };
    first.backfill.follow([TICKER]);
    await clock.advance(0);
    expect(first.backfill.progress).toEqual({ name: 'waiting', reason: 'No network.' });
    first.source.failure = null;
    await clock.advance(60_000);
    expect(first.backfill.progress).toEqual({ name: 'idle' });
    expect(first.source.requests.map(({ period }) => period)).toEqual([60, 60, 1]);
    first.backfill.stop();
    const second = backfillOver(store, clock);
    second.backfill.follow([TICKER]);
    await clock.advance(0);
    expect(second.source.requests.filter(({ period }) => period === 60)).toEqual([]);
  });

  it('does not ask again for what the exchange does not have', async () => {
    const { store, clock } = kit.record();
    store.markets.describe('production', marketOf({ openTime: clock.now() - DAY }), clock.now());
    const { source, backfill } = backfillOver(store, clock);
    source.failure = { code: 'not-found', message: 'Gone.' };
    backfill.follow([TICKER]);
    await clock.advance(0);
    const asked = source.requests.length;
    backfill.wake();
    await clock.advance(0);
    expect(source.requests).toHaveLength(asked);
  });

  it('asks for nothing after the end of a settled market, also when its settlement is not dated', async () => {
    const { store, clock } = kit.record();
    const closeTime = clock.now() - 5 * HOUR;
    const life = { openTime: clock.now() - DAY, closeTime, status: 'finalized' } as const;
    store.markets.describe('production', marketOf(life), clock.now());
    const { source, backfill } = backfillOver(store, clock);
    backfill.follow([TICKER]);
    await clock.advance(HOUR);
    expect(source.requests.map(({ period }) => period)).toEqual([60, 1]);
    expect(Math.max(...source.requests.map(({ range }) => range.endTime))).toBe(closeTime);
  });

  it('fetches the minute in which recording began as soon as it is over', async () => {
    const { store, clock, quotes, recorder } = kit.record();
    const begin = clock.now() + 20_000;
    store.markets.describe('production', marketOf({ openTime: begin - HOUR }), clock.now());
    const { backfill } = backfillOver(store, clock);
    recorder.listenToBeginnings(() => backfill.wake());
    backfill.follow([TICKER]);
    await clock.advance(20_000);
    quotes.emit(quoteOf({ exchangeTime: begin }));
    await clock.advance(4 * MINUTE);
    expect(planOf(store, TICKER, clock.now())).toEqual([]);
  });

  it('claims nothing of the future when the first answer tells that the clock of this machine is ahead', async () => {
    const { store, clock } = kit.record();
    const start = clock.now();
    const markets = marketOf({ openTime: start - DAY });
    store.markets.describe('production', markets, start);
    let aheadMs = 0;
    const { source, backfill } = backfillOver(store, clock, { now: () => clock.now() + aheadMs });
    source.candle = (endTime) => {
      aheadMs = -10 * MINUTE;
      return candleOf(endTime);
    };
    backfill.follow([TICKER]);
    await clock.advance(0);
    const { id } = stored(store);
    expect(store.candles.newest(id, 1, Infinity)?.endTime).toBe(start - 11 * MINUTE);
    await clock.advance(20 * MINUTE);
    const asked = source.requests.filter(({ period }) => period === 1);
    expect(asked.some(({ range }) => range.startTime < start && range.endTime > start)).toBe(true);
  });

  it('waits while the disk is full', async () => {
    const { store, clock } = kit.record();
    store.markets.describe('production', marketOf({ openTime: clock.now() - DAY }), clock.now());
    const { source, backfill } = backfillOver(store, clock, { canWrite: () => false });
    backfill.follow([TICKER]);
    await clock.advance(0);
    expect(source.requests).toEqual([]);
    expect(backfill.progress.name).toBe('waiting');
  });

  it('makes hours of minutes once all are known, and days of hours', async () => {
    const { store, clock } = kit.record();
    const openTime = Math.floor(clock.now() / DAY) * DAY - DAY;
    store.markets.describe('production', marketOf({ openTime }), clock.now());
    const { source, backfill } = backfillOver(store, clock);
    source.candle = (endTime) => candleOf(endTime, { volume: contracts(endTime % HOUR ? 1 : 7) });
    backfill.follow([TICKER]);
    await clock.advance(0);
    await settle();
    const { id } = stored(store);
    const [hour] = store.candles.between(id, 60, ALWAYS);
    expect(hour?.volume).toBe(59 + 7);
    const [day] = store.candles.between(id, 1440, ALWAYS);
    expect(day).toMatchObject({ endTime: openTime + DAY, volume: 24 * 66, source: 'backfilled' });
  });

  it('keeps the absence of a quote as an absence', async () => {
    const { store, clock } = kit.record();
    store.markets.describe('production', marketOf({ openTime: clock.now() - HOUR }), clock.now());
    const { source, backfill } = backfillOver(store, clock);
    source.candle = (endTime) =>
      candleOf(endTime, { yesBid: spanOf(0), yesAsk: spanOf(1_000_000) });
    backfill.follow([TICKER]);
    await clock.advance(0);
    const [minute] = store.candles.between(stored(store).id, 1, ALWAYS);
    expect(minute).toMatchObject({ yesBid: null, yesAsk: null });
  });
});
