import type { Firing } from '../../preload/contract/alerts.ts';
import type { ChartData } from '../../preload/contract/history.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import { slotEnd, type ChartSlot } from './chart-slots.ts';
import { markWords } from './history-words.ts';
import { yesPrice } from './thresholds.ts';

/** What happened to a market, at the end (Unix ms) of the period it happened in; `time` is when exactly. */
export interface LifecycleEvent {
  readonly endTime: number;
  readonly time: number;
  readonly text: string;
}

/** A firing, and where it stands on the chart. */
export interface FiringEvent {
  readonly firing: Firing;
  readonly endTime: number;
  /** The YES price it fired at, or what stood then; `null` when neither is known. */
  readonly price: MicroDollars | null;
}

/** What happened to the market since the chart begins, oldest first. */
export function lifecycleOf(
  { marks, period }: Pick<ChartData, 'marks' | 'period'>,
  slots: readonly ChartSlot[],
): readonly LifecycleEvent[] {
  const find = slotFinder(slots, period);
  return marks.flatMap((mark) => {
    const slot = find(mark.time);
    return slot ? [{ endTime: slot.endTime, time: mark.time, text: markWords(mark) }] : [];
  });
}

/** What has fired since the chart begins, newest first. */
export function firingsOf(
  firings: readonly Firing[],
  { period }: Pick<ChartData, 'period'>,
  slots: readonly ChartSlot[],
): readonly FiringEvent[] {
  const find = slotFinder(slots, period);
  return firings.flatMap((firing) => {
    const slot = find(firing.time);
    return slot ? [{ firing, endTime: slot.endTime, price: priceOf(firing, slot) }] : [];
  });
}

/**
 * Finds the slot of a time. What happened after the newest one stands there: a market is settled when its prices have ended,
 * and what fires just now may be ahead of its candle.
 */
function slotFinder(
  slots: readonly ChartSlot[],
  period: number,
): (time: number) => ChartSlot | undefined {
  const byEnd = new Map(slots.map((slot) => [slot.endTime, slot]));
  const newest = slots.at(-1);
  return (time) => (newest && time > newest.endTime ? newest : byEnd.get(slotEnd(time, period)));
}

function priceOf({ watch, value }: Firing, slot: ChartSlot): MicroDollars | null {
  if (watch.scope === 'market' && watch.condition.kind === 'price')
    return yesPrice(watch.condition.subject, value as MicroDollars);
  return slot.kind === 'gap' ? null : slot.last;
}
