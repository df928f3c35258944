import { describe, expect, it } from 'vitest';
import { moved, moveOf, type ChartMove } from '../../../renderer/history/chart-moves.ts';

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

  it('answers its own keys only', () => {
    expect(moveOf('ArrowLeft')).toBe('back');
    expect(moveOf('x')).toBeNull();
  });
});
