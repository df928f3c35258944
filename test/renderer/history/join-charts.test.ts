import { describe, expect, it } from 'vitest';
import type { ChartData, HistoryCandle, TimeRange } from '../../../preload/contract/history.ts';
import { summarise } from '../../../preload/contract/history-summary.ts';
import { joinCharts } from '../../../renderer/history/join-charts.ts';
import { candle } from './candles.ts';

const MINUTE = 60_000;

const minutes = (from: number, to: number): TimeRange => ({
  startTime: from * MINUTE,
  endTime: to * MINUTE,
});

const chart = (
  range: TimeRange,
  candles: readonly HistoryCandle[],
  gaps: readonly TimeRange[] = [],
): ChartData => ({
  ticker: 'A',
  title: 'A',
  range,
  period: 1,
  candles,
  gaps,
  marks: [],
  summary: summarise(candles),
  asOf: range.endTime,
  since: 0,
});

const prices = ({ candles }: ChartData): readonly unknown[] =>
  candles.map(({ endTime, price }) => [endTime / MINUTE, price?.close]);

describe('two readings of one market', () => {
  it('are one, in which the newer counts where both know something', () => {
    const older = chart(minutes(0, 3), [
      candle(1, '0.1000'),
      candle(2, '0.2000'),
      candle(3, '0.3000'),
    ]);
    const newer = chart(minutes(2, 4), [candle(3, '0.3500'), candle(4, '0.4000')]);
    const joined = joinCharts(older, newer);
    expect(prices(joined)).toEqual([
      [1, 100_000],
      [2, 200_000],
      [3, 350_000],
      [4, 400_000],
    ]);
    expect(joined.range).toEqual(minutes(0, 4));
    expect(joined.summary).toMatchObject({ open: 100_000, last: 400_000 });
  });

  it('take a newer one that begins within a period to know all of that', () => {
    const older = chart(minutes(0, 3), [candle(2, '0.2000'), candle(3, '0.3000')]);
    const joined = joinCharts(older, chart(minutes(2.5, 4), [candle(3, '0.3500')]));
    expect(prices(joined)).toEqual([
      [2, 200_000],
      [3, 350_000],
    ]);
  });

  it('keep the gaps of both, each as far as it counts', () => {
    const older = chart(minutes(0, 4), [], [minutes(1, 4)]);
    const newer = chart(minutes(2, 6), [], [minutes(5, 6)]);
    expect(joinCharts(older, newer).gaps).toEqual([minutes(1, 2), minutes(5, 6)]);
  });

  it('are the newer alone when they do not touch or have other periods', () => {
    const older = chart(minutes(0, 1), [candle(1, '0.1000')]);
    const newer = chart(minutes(2, 4), [candle(3, '0.3000')]);
    expect(joinCharts(older, newer)).toBe(newer);
    const hourly = { ...chart(minutes(0, 3), []), period: 60 } as const;
    expect(joinCharts(hourly, newer)).toBe(newer);
  });
});
