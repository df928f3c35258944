/** Which slots of a chart are in view, by place; beyond its ends there is empty space. */
export interface View {
  readonly from: number;
  readonly to: number;
}

export type ChartMove = 'back' | 'on' | 'in' | 'out' | 'start' | 'end' | 'all';

const STEP = 0.15;
const ZOOM = 0.7;
/** Fewer slots than this tell nothing. */
const MIN_WIDTH = 5;

/** The view after a move, kept within a chart of `count` slots; `hasOlder` lets it go back beyond the first one. */
export function moved(view: View, move: ChartMove, count: number, hasOlder = false): View {
  const width = view.to - view.from;
  const step = width * STEP;
  switch (move) {
    case 'back':
      return hasOlder
        ? { from: view.from - step, to: view.to - step }
        : within(view.from - step, width, count);
    case 'on':
      return within(view.from + step, width, count);
    case 'in':
      return zoomed(view, Math.min(width, Math.max(MIN_WIDTH, width * ZOOM)), count);
    case 'out':
      return zoomed(view, width / ZOOM, count);
    case 'start':
      return within(-1, width, count);
    case 'end':
      return within(count, width, count);
    case 'all':
      return within(-1, count, count);
  }
}

/** The view with a slot in it, moved no further than needed. */
export function showing(view: View, place: number): View {
  const by = Math.min(0, place - 0.5 - view.from) + Math.max(0, place + 0.5 - view.to);
  return { from: view.from + by, to: view.to + by };
}

/** Whether the middle of the slot at that place is seen. */
export const isInView = ({ from, to }: View, place: number): boolean =>
  from <= place && place <= to;

/** How many slots a step of the crosshair takes, so that it is seen to move: two pixels of a chart `width` wide, at least. */
export function stepOf({ from, to }: View, width: number): number {
  return Math.max(1, Math.round((2 * (to - from)) / Math.max(1, width)));
}

/** The middle stays where it is. */
function zoomed({ from, to }: View, width: number, count: number): View {
  return within((from + to - width) / 2, width, count);
}

/** Slots are as wide as one and centred on their places. */
function within(from: number, width: number, count: number): View {
  const fitting = Math.min(width, count);
  const start = Math.max(-0.5, Math.min(from, count - 0.5 - fitting));
  return { from: start, to: start + fitting };
}
