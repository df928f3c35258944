import { MINUTE_MS } from '../../preload/contract/durations.ts';
import { summarise } from '../../preload/contract/history-summary.ts';
import type { ChartData, TimeRange } from '../../preload/contract/history.ts';

/**
 * Two readings of one market in the same period as one. Where both know something, the newer counts; when they do not touch,
 * it is all there is.
 */
export function joinCharts(older: ChartData, newer: ChartData): ChartData {
  const length = newer.period * MINUTE_MS;
  const seam = Math.floor(newer.range.startTime / length) * length;
  if (seam > older.range.endTime || older.period !== newer.period) return newer;
  const candles = [...older.candles.filter(({ endTime }) => endTime <= seam), ...newer.candles];
  return {
    ...newer,
    range: {
      startTime: Math.min(older.range.startTime, newer.range.startTime),
      endTime: newer.range.endTime,
    },
    candles,
    gaps: [...older.gaps.flatMap((gap) => before(gap, seam)), ...newer.gaps],
    summary: summarise(candles),
  };
}

/** The part of a range before a time, if there is one. */
function before({ startTime, endTime }: TimeRange, time: number): readonly TimeRange[] {
  return startTime < time ? [{ startTime, endTime: Math.min(endTime, time) }] : [];
}
