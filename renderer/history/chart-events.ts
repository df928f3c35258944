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

/** What happened to the market within the chart, oldest first. */
export function lifecycleOf(
  { marks, period }: Pick<ChartData, 'marks' | 'period'>,
  slots: readonly ChartSlot[],
): readonly LifecycleEvent[] {
  const shown = new Set(slots.map(({ endTime }) => endTime));
  return marks
    .map((mark) => ({
      endTime: slotEnd(mark.time, period),
      time: mark.time,
      text: markWords(mark),
    }))
    .filter(({ endTime }) => shown.has(endTime));
}

/** The firings within the chart, newest first. */
export function firingsOf(
  firings: readonly Firing[],
  { period }: Pick<ChartData, 'period'>,
  slots: readonly ChartSlot[],
): readonly FiringEvent[] {
  const byEnd = new Map(slots.map((slot) => [slot.endTime, slot]));
  return firings.flatMap((firing) => {
    const endTime = slotEnd(firing.time, period);
    const slot = byEnd.get(endTime);
    return slot ? [{ firing, endTime, price: priceOf(firing, slot) }] : [];
  });
}

function priceOf({ watch, value }: Firing, slot: ChartSlot): MicroDollars | null {
  if (watch.scope === 'market' && watch.condition.kind === 'price')
    return yesPrice(watch.condition.subject, value as MicroDollars);
  return slot.kind === 'gap' ? null : slot.last;
}
