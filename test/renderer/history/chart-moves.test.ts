import { describe, expect, it } from 'vitest';
import { chartKey } from '../../../renderer/history/chart-keys.ts';
import {
  isInView,
  moved,
  showing,
  stepOf,
  type ChartMove,
} from '../../../renderer/history/chart-moves.ts';

const middle = { from: 40, to: 60 };

describe('moving through a chart of 100 periods', () => {
  it.each<[ChartMove, number, number]>([
    ['back', 37, 57],
    ['on', 43, 63],
    ['in', 43, 57],
    ['start', -0.5, 19.5],
    ['end', 79.5, 99.5],
    ['all', -0.5, 99.5],
  ])('%s brings %d to %d into view', (move, from, to) => {
    const view = moved(middle, move, 100);
    expect(view.from).toBeCloseTo(from);
    expect(view.to).toBeCloseTo(to);
  });

  it('sees a period while the middle of it is in view', () => {
    expect([39, 40, 60, 61, -1].map((place) => isInView(middle, place))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('undoes a zoom with its opposite', () => {
    const view = moved(moved(middle, 'in', 100), 'out', 100);
    expect(view.from).toBeCloseTo(40);
    expect(view.to).toBeCloseTo(60);
  });

  it('stops at both ends, at all of it and at a handful', () => {
    expect(moved({ from: 0, to: 20 }, 'back', 100)).toEqual({ from: -0.5, to: 19.5 });
    expect(moved({ from: 79, to: 99 }, 'on', 100)).toEqual({ from: 79.5, to: 99.5 });
    expect(moved({ from: 10, to: 90 }, 'out', 100)).toEqual({ from: -0.5, to: 99.5 });
    const tiny = moved({ from: 50, to: 55 }, 'in', 100);
    expect(tiny.to - tiny.from).toBe(5);
  });

  it('goes back beyond the first period while there is something older', () => {
    expect(moved({ from: 0, to: 20 }, 'back', 100, true)).toEqual({ from: -3, to: 17 });
  });

  it('brings a period into view, no further than needed', () => {
    expect(showing(middle, 30)).toEqual({ from: 29.5, to: 49.5 });
    expect(showing(middle, 70)).toEqual({ from: 50.5, to: 70.5 });
    expect(showing(middle, 50)).toEqual(middle);
  });

  it('steps by as many periods as two pixels hold, and by one at least', () => {
    expect(stepOf({ from: 0, to: 1400 }, 350)).toBe(8);
    expect(stepOf({ from: 0, to: 40 }, 350)).toBe(1);
  });

  it('answers its own keys only', () => {
    const key = (name: string, shiftKey = false) => chartKey({ key: name, shiftKey });
    expect([key('ArrowLeft'), key('ArrowLeft', true), key('0')]).toEqual(['left', 'back', 'all']);
    expect(key('x')).toBeNull();
  });
});
