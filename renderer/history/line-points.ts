import type { LineData, UTCTimestamp, WhitespaceData } from 'lightweight-charts';
import { ONE_CENT, type MicroDollars } from '../../preload/contract/prices.ts';

/** One item per period: a value, or whitespace where nothing is known. */
export type Points<Value> = (Value | WhitespaceData<UTCTimestamp>)[];

/** A price as the axis counts: in cents, binary floats that are only drawn. */
export const axisCents = (price: MicroDollars): number => price / ONE_CENT;

/** Unix ms as the time axis counts. */
export const axisTime = (time: number): UTCTimestamp => (time / 1000) as UTCTimestamp;

/**
 * A line through the ends of periods (Unix ms). The library joins the points on both sides of whitespace; the stretch after
 * a point has that point's colour, so the last one before the unknown is transparent; the newest of all keeps its colour, which
 * is that of its label on the axis.
 */
export function linePoints(
  times: readonly number[],
  priceOf: (endTime: number, place: number) => MicroDollars | null,
): Points<LineData<UTCTimestamp>> {
  const prices = times.map(priceOf);
  const newest = prices.findLastIndex((price) => price !== null);
  return times.map((endTime, place) => {
    const time = axisTime(endTime);
    const price = prices[place] ?? null;
    if (price === null) return { time };
    const isEnd = prices[place + 1] === null && place < newest;
    return { time, value: axisCents(price), ...(isEnd && { color: 'transparent' }) };
  });
}
