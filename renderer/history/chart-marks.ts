import type { ChartData } from '../../preload/contract/history.ts';
import { slotEnd, type ChartSlot } from './chart-slots.ts';
import { markWords } from './history-words.ts';

/** Something that happened, at the end (Unix ms) of the period it happened in. */
export interface ChartMark {
  readonly endTime: number;
  readonly text: string;
}

/** What happened to the market within the chart, oldest first. */
export function marksOf(
  { marks, period }: Pick<ChartData, 'marks' | 'period'>,
  slots: readonly ChartSlot[],
): readonly ChartMark[] {
  const shown = new Set(slots.map(({ endTime }) => endTime));
  return marks
    .map((mark) => ({ endTime: slotEnd(mark.time, period), text: markWords(mark) }))
    .filter(({ endTime }) => shown.has(endTime));
}
