import { describe, expect, it } from 'vitest';
import { readChart } from '../../../main/history/chart.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, contracts, dollars, historyKit, quoteOf, recorderOver } from './kit.ts';

const MINUTE = 60_000;
const kit = historyKit();

function ticksOf(store: ReturnType<typeof kit.openStore>) {
  return [...store.ticks.between(store.markets.idOf('production', TICKER), ALWAYS)];
}

describe('the recorder', () => {
  it('writes each change within a quarter of a second, with everything that was said', async () => {
    const { clock, store, quotes } = kit.record();
    const exchangeTime = clock.now() - 5;
    quotes.emit(quoteOf({ exchangeTime, yesAsk: null, source: 'poll' }));
    expect(ticksOf(store)).toEqual([]);
    await clock.advance(250);
    expect(ticksOf(store)).toEqual([
      {
        time: exchangeTime,
        bid: 400_000,
        bidSize: 1_000,
        ask: null,
        askSize: null,
        last: 410_000,
        volume: 10_000,
        openInterest: 5_000,
        source: 'poll',
        begins: true,
      },
    ]);
  });

  it('does not wait when a thousand changes have gathered', async () => {
    const { clock, store, quotes } = kit.record();
    for (let count = 0; count < 1_000; count += 1) {
      quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
    }
    await clock.advance(0);
    expect(ticksOf(store)).toHaveLength(1_000);
  });

  it('keeps the order of changes that the exchange dates alike or backwards', () => {
    const { clock, store, quotes, recorder } = kit.record();
    const time = clock.now();
    for (const [index, exchangeTime] of [time, time, time - 50, time + 1].entries()) {
      quotes.emit(quoteOf({ exchangeTime, volume: contracts(index) }));
    }
    recorder.stop();
    expect(ticksOf(store).map(({ volume }) => volume)).toEqual([0, 1, 2, 3]);
    expect(ticksOf(store).map((tick) => tick.time)).toEqual([time, time, time, time + 1]);
  });

  it('records nothing while prices are not fresh, nor of markets that are not followed', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    recorder.setFresh(false, clock.now());
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    recorder.setFresh(true, clock.now());
    recorder.follow([]);
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    await clock.advance(1_000);
    expect(ticksOf(store).filter(({ begins }) => !begins)).toEqual([]);
    expect(store.coverage.openStretches('production')).toEqual([]);
  });

  it('begins with a confirmed quote that has not changed, so that quiet markets have no gap', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    quotes.know(quoteOf({ exchangeTime: clock.now() - 10_000 }));
    await clock.advance(6 * MINUTE);
    recorder.settle();
    const stored = store.markets.find('production', TICKER);
    if (!stored) throw new Error('The market is not stored');
    const range = { startTime: clock.now() - 5 * MINUTE, endTime: clock.now() };
    const chart = readChart(store, stored, range, clock.now());
    expect(chart.gaps).toEqual([]);
    expect(chart.candles.length).toBeGreaterThanOrEqual(5);
    expect(chart.candles.every(({ yesBid }) => yesBid?.close === 400_000)).toBe(true);
  });

  it('goes on recording when the quote it began with is confirmed again after an interruption', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    const begin = clock.now();
    quotes.emit(quoteOf({ exchangeTime: begin }));
    await clock.advance(5_000);
    recorder.setFresh(false, clock.now());
    await clock.advance(5_000);
    recorder.setFresh(true, clock.now());
    await clock.advance(10 * MINUTE);
    recorder.stop();
    const id = store.markets.idOf('production', TICKER);
    expect(store.coverage.recordedBounds(id, clock.now())).toEqual({
      startTime: begin,
      endTime: clock.now(),
    });
  });

  it('shows a sleep as a gap, not as a flat line', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    const start = clock.now();
    quotes.emit(quoteOf({ exchangeTime: start }));
    await clock.advance(2 * MINUTE);
    clock.jump(60 * MINUTE);
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(20_000) }));
    await clock.advance(2 * MINUTE);
    recorder.settle();
    const stored = store.markets.find('production', TICKER);
    if (!stored) throw new Error('The market is not stored');
    const chart = readChart(store, stored, { startTime: start, endTime: clock.now() }, clock.now());
    expect(chart.gaps).toHaveLength(1);
    const [gap] = chart.gaps;
    expect((gap?.endTime ?? 0) - (gap?.startTime ?? 0)).toBeGreaterThan(57 * MINUTE);
    expect(chart.summary.volume).toBe(0);
  });

  it('takes no change from before a sleep, read only after it, for the beginning of what follows', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    await clock.advance(2 * MINUTE + 4_000);
    const asleep = clock.now();
    clock.jump(60 * MINUTE);
    quotes.emit(quoteOf({ exchangeTime: asleep, volume: contracts(20_000) }));
    await clock.advance(MINUTE);
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(30_000) }));
    recorder.stop();
    const id = store.markets.idOf('production', TICKER);
    const range = { startTime: asleep, endTime: clock.now() };
    expect(store.coverage.recorded(id, range, clock.now())).toEqual([]);
  });

  it('goes on when the clock was set ahead and back again', async () => {
    const { clock, store, quotes, recorder } = kit.record();
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    for (const ms of [60 * MINUTE, -60 * MINUTE]) {
      await clock.advance(10_000);
      clock.jump(ms);
    }
    await clock.advance(10_000);
    const back = clock.now();
    quotes.emit(quoteOf({ exchangeTime: back, volume: contracts(20_000) }));
    await clock.advance(MINUTE);
    recorder.stop();
    const id = store.markets.idOf('production', TICKER);
    const range = { startTime: back, endTime: clock.now() };
    expect(store.coverage.recorded(id, range, clock.now())).toEqual([range]);
  });

  it('mends after a crash what only memory held, and ends the stretch with the last sign of life', async () => {
    const clock = new FakeClock();
    const crashed = kit.record(clock);
    for (let count = 0; count < 200; count += 1) {
      crashed.quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
      await clock.advance(1_000);
    }
    const id = crashed.store.markets.idOf('production', TICKER);
    const before = crashed.store.candles.between(id, 1, ALWAYS).length;
    clock.jump(10 * MINUTE);
    const store = kit.openStore(clock);
    const { recorder } = recorderOver(store, clock);
    expect(store.candles.between(id, 1, ALWAYS).length).toBe(5);
    expect(before).toBeLessThan(5);
    const volume = store.candles
      .between(id, 60, ALWAYS)
      .reduce((sum, hour) => sum + hour.volume, 0);
    expect(volume).toBe(199);
    const [stretch] = store.coverage.recorded(id, ALWAYS, clock.now());
    expect(clock.now() - (stretch?.endTime ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    recorder.stop();
  });

  it('keeps public trades of followed markets, each once', async () => {
    const { clock, store, recorder } = kit.record();
    const trade = {
      ticker: TICKER,
      id: 'b7a0d1a8-0000-4000-8000-000000000001',
      time: clock.now(),
      price: dollars(410_000),
      size: contracts(150),
      takerSide: 'yes',
    } as const;
    recorder.addTrade(trade);
    recorder.addTrade(trade);
    recorder.addTrade({ ...trade, ticker: 'OTHER' });
    await clock.advance(250);
    const id = store.markets.idOf('production', TICKER);
    expect(store.trades.latest(id, 20)).toHaveLength(1);
    expect(store.trades.latest(id, 20)).toMatchObject([{ price: 410_000, size: 150 }]);
  });

  it('pauses when the disk refuses, says so, and resumes by itself with a gap', async () => {
    const { clock, store, quotes, recorder, disk } = kit.record();
    const begin = clock.now();
    const states: string[] = [];
    recorder.listenToState((state) => states.push(state.name));
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    await clock.advance(1_000);
    store.database.pragma(
      `max_page_count = ${String(store.database.pragma('page_count', { simple: true }))}`,
    );
    disk.hasRoom = false;
    for (let count = 0; count < 2_000; count += 1) {
      quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
      await clock.advance(10);
    }
    expect(recorder.state).toEqual({ name: 'paused', reason: 'disk-full' });
    store.database.pragma('max_page_count = 1000000');
    await clock.advance(40 * MINUTE);
    expect(recorder.state.name).toBe('paused');
    const stored = store.markets.find('production', TICKER);
    if (!stored) throw new Error('The market is not stored');
    const chart = readChart(store, stored, { startTime: begin, endTime: clock.now() }, clock.now());
    expect(chart.candles.length).toBeLessThan(3);
    expect(chart.gaps).toHaveLength(1);
    disk.hasRoom = true;
    await clock.advance(40_000);
    expect(states).toEqual(['paused', 'recording']);
    quotes.emit(quoteOf({ exchangeTime: clock.now() }));
    await clock.advance(1_000);
    expect(ticksOf(store).at(-1)?.begins).toBe(true);
    expect(store.database.pragma('quick_check', { simple: true })).toBe('ok');
  });
});
