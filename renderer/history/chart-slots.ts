import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type { ChartData, HistoryCandle, TimeRange } from '../../preload/contract/history.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';

/**
 * One period of a chart. Every period between the first and the last has its slot, so that equal times are equally wide.
 * `last` is the price of the latest trade known by then; a gap makes it unknown again. Times are Unix ms.
 */
export type ChartSlot =
  | {
      readonly kind: 'candle';
      readonly endTime: number;
      readonly candle: HistoryCandle;
      readonly last: MicroDollars | null;
    }
  /** Nothing changed. */
  | { readonly kind: 'quiet'; readonly endTime: number; readonly last: MicroDollars | null }
  /** Nothing is known of at least a part of it. */
  | { readonly kind: 'gap'; readonly endTime: number };

/** The periods of a chart, oldest first. */
export function slotsOf(
  data: Pick<ChartData, 'candles' | 'gaps' | 'period'>,
): readonly ChartSlot[] {
  const length = data.period * MINUTE_MS;
  const candles = new Map(data.candles.map((candle) => [candle.endTime, candle]));
  const slots: ChartSlot[] = [];
  let last: MicroDollars | null = null;
  for (const endTime of endTimes(data, length)) {
    const candle = candles.get(endTime);
    const isGap = !candle && data.gaps.some((gap) => overlaps(gap, endTime - length, endTime));
    last = isGap ? null : (candle?.price?.close ?? last);
    if (candle) slots.push({ kind: 'candle', endTime, candle, last });
    else slots.push(isGap ? { kind: 'gap', endTime } : { kind: 'quiet', endTime, last });
  }
  return slots;
}

/** The period a time belongs to, by its end; `periodMinutes` long. */
export function slotEnd(time: number, periodMinutes: number): number {
  const length = periodMinutes * MINUTE_MS;
  return Math.ceil(time / length) * length;
}

function endTimes(
  { candles, gaps }: Pick<ChartData, 'candles' | 'gaps'>,
  length: number,
): readonly number[] {
  const firsts = [candles[0]?.endTime ?? Infinity, (gaps[0]?.startTime ?? Infinity) + 1];
  const lasts = [candles.at(-1)?.endTime ?? -Infinity, gaps.at(-1)?.endTime ?? -Infinity];
  const first = Math.ceil(Math.min(...firsts) / length) * length;
  const last = Math.ceil(Math.max(...lasts) / length) * length;
  if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
  return Array.from({ length: (last - first) / length + 1 }, (_, place) => first + place * length);
}

function overlaps(range: TimeRange, startTime: number, endTime: number): boolean {
  return range.startTime < endTime && range.endTime > startTime;
}
