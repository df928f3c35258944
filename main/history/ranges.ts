import type { CandlePeriod, TimeRange } from '../../preload/contract/history.ts';
import { narrow, widen } from './period.ts';

/** The range between two ends; `null` when there are none. */
export function rangeFrom(
  startTime: number | null | undefined,
  endTime: number | null | undefined,
): TimeRange | null {
  return typeof startTime === 'number' && typeof endTime === 'number'
    ? { startTime, endTime }
    : null;
}

/** The same times as few ranges as possible, in order. */
export function union(ranges: readonly TimeRange[]): readonly TimeRange[] {
  const joined: TimeRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.startTime - b.startTime)) {
    const last = joined.at(-1);
    if (range.startTime >= range.endTime) continue;
    if (last && range.startTime <= last.endTime) {
      const endTime = Math.max(last.endTime, range.endTime);
      joined[joined.length - 1] = { startTime: last.startTime, endTime };
    } else joined.push(range);
  }
  return joined;
}

/** What of `whole` is in none of `parts`. */
export function subtract(whole: TimeRange, parts: readonly TimeRange[]): readonly TimeRange[] {
  const left: TimeRange[] = [];
  let { startTime } = whole;
  for (const part of union(parts)) {
    if (part.endTime <= startTime) continue;
    if (part.startTime >= whole.endTime) break;
    if (part.startTime > startTime) left.push({ startTime, endTime: part.startTime });
    startTime = part.endTime;
  }
  if (startTime < whole.endTime) left.push({ startTime, endTime: whole.endTime });
  return left;
}

/** Whether every moment of a range is in one of the others. */
export function covers(parts: readonly TimeRange[], range: TimeRange): boolean {
  return subtract(range, parts).length === 0;
}

/** The whole periods within each range: what a candle of that length can be complete in. */
export function wholePeriods(
  ranges: readonly TimeRange[],
  period: CandlePeriod,
): readonly TimeRange[] {
  return union(ranges).flatMap((range) => narrow(range, period) ?? []);
}

/** The periods that each range touches. */
export function touchedPeriods(
  ranges: readonly TimeRange[],
  period: CandlePeriod,
): readonly TimeRange[] {
  return union(ranges.map((range) => widen(range, period)));
}

/** Cuts a range into pieces of at most `lengthMs`, newest first. */
export function cut({ startTime, endTime }: TimeRange, lengthMs: number): readonly TimeRange[] {
  const pieces: TimeRange[] = [];
  for (let end = endTime; end > startTime; end -= lengthMs) {
    pieces.push({ startTime: Math.max(startTime, end - lengthMs), endTime: end });
  }
  return pieces;
}
