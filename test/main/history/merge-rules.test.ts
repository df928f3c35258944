import { describe, expect, it } from 'vitest';
import { planBackfill } from '../../../main/history/backfill-plan.ts';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import { ALWAYS, TICKER, candleOf, contracts, historyKit, marketOf, quoteOf } from './kit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const kit = historyKit();

/** Recorded from 30 s into an hour until 30 s into its third minute but ten. */
async function recorded() {
  const { clock, store, recorder, quotes } = kit.record();
  const hour = Math.ceil(clock.now() / HOUR) * HOUR + HOUR;
  await clock.advance(hour - HOUR + 30_000 - clock.now());
  for (let count = 0; count < 500; count += 1) {
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
    await clock.advance(1_000);
  }
  recorder.stop();
  return { clock, store, id: store.markets.idOf('production', TICKER), hour };
}

function minuteAt(store: HistoryStore, id: number, endTime: number) {
  return store.candles.between(id, 1, { startTime: endTime - 1, endTime })[0];
}

function hourAt(store: HistoryStore, id: number, endTime: number) {
  return store.candles.between(id, 60, { startTime: endTime - 1, endTime })[0];
}

describe('where the exchange and we both have a candle', () => {
  it('a minute recorded from end to end stays ours, one recorded in part becomes the exchange’s', async () => {
    const { store, id, hour } = await recorded();
    const range = { startTime: hour - HOUR, endTime: hour - HOUR + 3 * MINUTE };
    const told = [1, 2, 3].map((count) => candleOf(range.startTime + count * MINUTE));
    store.writer.backfill(id, 1, range, told);
    expect(minuteAt(store, id, range.startTime + MINUTE)?.source).toBe('backfilled');
    expect(minuteAt(store, id, range.startTime + 2 * MINUTE)).toMatchObject({
      source: 'recorded',
      volume: 60,
    });
  });

  it('the exchange’s hour stands while some of its minutes are unknown, and gives way to them when all are known', async () => {
    const { store, id, hour } = await recorded();
    const range = { startTime: hour - HOUR, endTime: hour };
    store.writer.backfill(id, 60, range, [candleOf(hour, { volume: contracts(77_777) })]);
    expect(hourAt(store, id, hour)?.volume).toBe(77_777);
    store.writer.rollUp(id, hour);
    expect(hourAt(store, id, hour)?.volume).toBe(77_777);
    const minutes = Array.from({ length: 60 }, (_, index) =>
      candleOf(range.startTime + (index + 1) * MINUTE, { volume: contracts(1) }),
    );
    store.writer.backfill(id, 1, range, minutes);
    const own = store.candles.between(id, 1, ALWAYS).filter(({ source }) => source === 'recorded');
    expect(hourAt(store, id, hour)).toMatchObject({
      source: 'mixed',
      volume: 60 - own.length + own.reduce((sum, { volume }) => sum + volume, 0),
    });
  });

  it('the exchange’s hour stays where the first of its minutes are no longer kept', () => {
    const { clock, store } = kit.record();
    const id = store.markets.idOf('production', TICKER);
    const startTime = Math.floor(clock.now() / HOUR) * HOUR - HOUR;
    const range = { startTime, endTime: startTime + HOUR };
    store.coverage.beginStretch(id, startTime - HOUR);
    store.coverage.endStretch(id, startTime + 20 * MINUTE);
    store.writer.backfill(id, 60, range, [candleOf(range.endTime, { volume: contracts(77_777) })]);
    const rest = { startTime: startTime + 20 * MINUTE, endTime: range.endTime };
    const minutes = Array.from({ length: 40 }, (_, index) =>
      candleOf(rest.startTime + (index + 1) * MINUTE, { volume: contracts(1) }),
    );
    store.writer.backfill(id, 1, rest, minutes);
    expect(hourAt(store, id, range.endTime)?.volume).toBe(77_777);
  });

  it('an hour known from its minutes is neither replaced by the exchange’s nor asked for', async () => {
    const { clock, store, recorder, quotes } = kit.record();
    const openTime = clock.now();
    for (let count = 0; count < 2 * 60; count += 1) {
      quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
      await clock.advance(MINUTE / 2);
    }
    recorder.settle();
    const id = store.markets.idOf('production', TICKER);
    const subject = { id, ticker: TICKER, market: marketOf({ openTime }) };
    await clock.advance(2 * MINUTE);
    expect(planBackfill(subject, store.coverage, clock.now())).toEqual([]);
    const range = { startTime: openTime, endTime: openTime + HOUR };
    const before = hourAt(store, id, range.endTime);
    store.writer.backfill(id, 60, range, [candleOf(range.endTime)]);
    expect(hourAt(store, id, range.endTime)).toEqual(before);
  });
});
