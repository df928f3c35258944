import type { ChartMove } from './chart-moves.ts';

const moves: Readonly<Record<string, ChartMove>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  Home: 'start',
  End: 'end',
  '0': 'all',
};

/** What a key press does to a chart: a step of the crosshair, or a move of the view; `null` for other keys. */
export function chartKey({
  key,
  shiftKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey'>): ChartMove | 'left' | 'right' | null {
  if (key === 'ArrowLeft') return shiftKey ? 'back' : 'left';
  if (key === 'ArrowRight') return shiftKey ? 'on' : 'right';
  return moves[key] ?? null;
}
