import type { TimeRange } from '../../preload/contract/history.ts';
import type { CandleBounds } from './candle-store.ts';
import { periodMs } from './period.ts';

/**
 * From the oldest to the newest moment that something is stored of, by the bounds of candles, finest first, and of
 * recording. A candle of an hour or a day reaches beyond what is known of it, so one in which something finer begins or ends
 * tells nothing of where that is. What was recorded before the oldest candle is no longer kept.
 */
export function knownRange(
  candles: readonly CandleBounds[],
  recorded: TimeRange | null,
  now: number,
): TimeRange | null {
  let { startTime, endTime } = recorded ?? { startTime: Infinity, endTime: -Infinity };
  const oldest = Math.min(...candles.map(beginOf));
  if (oldest < Infinity) startTime = Math.max(startTime, oldest);
  for (const { period, bounds } of candles) {
    if (!bounds) continue;
    if (bounds.startTime <= startTime) startTime = beginOf({ period, bounds });
    if (bounds.endTime - periodMs(period) >= endTime) endTime = bounds.endTime;
  }
  return startTime < endTime || recorded ? { startTime, endTime: Math.min(now, endTime) } : null;
}

function beginOf({ period, bounds }: CandleBounds): number {
  return bounds ? bounds.startTime - periodMs(period) : Infinity;
}
