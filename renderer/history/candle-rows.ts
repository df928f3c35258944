import type { HistoryCandle } from '../../preload/contract/history.ts';
import type { LifecycleEvent } from './chart-events.ts';
import type { ChartSlot } from './chart-slots.ts';

/** A row of the table: a candle, a time (Unix ms) without one, or what happened to the market. */
export type CandleRow =
  | ({ readonly kind: 'event' } & LifecycleEvent)
  | { readonly kind: 'candle'; readonly endTime: number; readonly candle: HistoryCandle }
  | {
      readonly kind: 'quiet' | 'gap';
      /** Ends of the first and the last period that it stands for. */
      readonly firstTime: number;
      readonly endTime: number;
    };

/** The periods of a chart as rows, newest first; those in which nothing is known or nothing changed are one row. */
export function candleRows(
  slots: readonly ChartSlot[],
  events: readonly LifecycleEvent[] = [],
): readonly CandleRow[] {
  const rows: CandleRow[] = [];
  for (const slot of slots.toReversed()) {
    const happened = events.filter(({ endTime }) => endTime === slot.endTime).toReversed();
    rows.push(...happened.map((event) => ({ kind: 'event' as const, ...event })));
    const newer = rows.at(-1);
    if (slot.kind === 'candle') rows.push(slot);
    else if (newer?.kind === slot.kind) rows.splice(-1, 1, { ...newer, firstTime: slot.endTime });
    else rows.push({ kind: slot.kind, firstTime: slot.endTime, endTime: slot.endTime });
  }
  return rows;
}
