import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type { CandlePeriod, TimeRange } from '../../preload/contract/history.ts';

export function periodMs(period: CandlePeriod): number {
  return period * MINUTE_MS;
}

/**
 * When the period that a moment belongs to ends (Unix ms). The end itself is part of the period, as in Kalshi's candles,
 * and periods begin and end at whole minutes, hours and days of UTC, whatever the machine's time zone.
 */
export function periodEnd(time: number, period: CandlePeriod): number {
  const length = periodMs(period);
  return Math.ceil(time / length) * length;
}

/** The range widened to whole periods. */
export function widen({ startTime, endTime }: TimeRange, period: CandlePeriod): TimeRange {
  const length = periodMs(period);
  return {
    startTime: Math.floor(startTime / length) * length,
    endTime: Math.ceil(endTime / length) * length,
  };
}

/** The whole periods within a range; `null` when there are none. */
export function narrow({ startTime, endTime }: TimeRange, period: CandlePeriod): TimeRange | null {
  const length = periodMs(period);
  const start = Math.ceil(startTime / length) * length;
  const end = Math.floor(endTime / length) * length;
  return start < end ? { startTime: start, endTime: end } : null;
}
