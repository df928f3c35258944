import { describe, expect, it } from 'vitest';
import { readChart } from '../../../main/history/chart.ts';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import type { CandlePeriod, ChartData, TimeRange } from '../../../preload/contract/history.ts';
import { TICKER, candleOf, historyKit, marketOf } from './kit.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const kit = historyKit();

/** Half an hour of minutes, and the 30 hours before it. */
function filled() {
  const { clock, store } = kit.record();
  const now = Math.floor(clock.now() / HOUR) * HOUR;
  store.markets.describe('production', marketOf({ openTime: now - 100 * HOUR }), now);
  const id = store.markets.idOf('production', TICKER);
  for (let count = 0; count < 30; count += 1) {
    store.candles.put(id, 1, candleOf(now - count * MINUTE));
    store.candles.put(id, 60, candleOf(now - count * HOUR));
  }
  return { store, now };
}

function read(
  store: HistoryStore,
  range: TimeRange,
  now: number,
  period?: CandlePeriod,
): ChartData {
  const stored = store.markets.find('production', TICKER);
  if (!stored) throw new Error('The market is not stored.');
  return readChart(store, stored, range, now, period);
}

describe('a chart', () => {
  it('has the period that is asked for, and says since when there are candles of it', () => {
    const { store, now } = filled();
    const range = { startTime: now - 2 * HOUR, endTime: now };
    const minutes = read(store, range, now);
    expect([minutes.period, minutes.since]).toEqual([1, now - 30 * MINUTE]);
    const hours = read(store, range, now, 60);
    expect([hours.period, hours.since, hours.candles.length]).toEqual([60, now - 30 * HOUR, 2]);
  });

  it('has a longer period where there would be too many of the one that is asked for', () => {
    const { store, now } = filled();
    expect(read(store, { startTime: now - 48 * HOUR, endTime: now }, now, 1).period).toBe(60);
  });
});

describe('the markets of an event', () => {
  it('are those that something is stored of, on the same exchange', () => {
    const { store } = kit.record();
    const describe = (environment: 'production' | 'demo', ticker: string, eventTicker: string) =>
      store.markets.describe(environment, marketOf({ ticker, eventTicker, title: 'T' }), 0);
    describe('production', 'B-2', 'B');
    describe('production', 'B-1', 'B');
    describe('production', 'C-1', 'C');
    describe('demo', 'B-3', 'B');
    expect(store.markets.sameEvent('production', 'B-2')).toEqual([
      { ticker: 'B-1', title: 'T', yesSubtitle: '50° to 51°' },
      { ticker: 'B-2', title: 'T', yesSubtitle: '50° to 51°' },
    ]);
    expect(store.markets.sameEvent('production', 'X')).toEqual([]);
  });
});
