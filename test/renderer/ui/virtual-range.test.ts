import { describe, expect, it } from 'vitest';
import { scrollToShow, visibleRange } from '../../../renderer/ui/virtual-range.ts';

const ROW = 44;
const VIEW = 440;

describe('the rows that must exist', () => {
  it('fill the viewport and a little more on both sides', () => {
    expect(visibleRange(100 * ROW, VIEW, ROW, 500)).toEqual({ first: 96, end: 114 });
  });

  it('include one that is half in view at either edge', () => {
    const { first, end } = visibleRange(100.5 * ROW, VIEW, ROW, 500);
    expect(first).toBeLessThanOrEqual(100);
    expect(end).toBeGreaterThanOrEqual(111);
  });

  it.each([
    ['an empty list', 0, 0, { first: 0, end: 0 }],
    ['a list shorter than the viewport', 0, 3, { first: 0, end: 3 }],
    ['a list that became shorter than the place in it', 400 * ROW, 3, { first: 3, end: 3 }],
    ['a bounce above the top', -50, 500, { first: 0, end: 13 }],
  ])('stay within %s', (_, scrollTop, rows, range) => {
    expect(visibleRange(scrollTop, VIEW, ROW, rows)).toEqual(range);
  });
});

describe('showing a row', () => {
  it.each([
    ['stays when it is in view', 5, 0, 0],
    ['scrolls up just far enough', 5, 10 * ROW, 5 * ROW],
    ['scrolls down just far enough', 20, 0, 11 * ROW],
    ['stays when it is the last in view', 9, 0, 0],
  ])('%s', (_, row, from, to) => {
    expect(scrollToShow(row, from, VIEW, ROW)).toBe(to);
  });
});
