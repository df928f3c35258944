import { describe, expect, it } from 'vitest';
import { besideEachOther, clearOfLabels, clusters } from '../../../renderer/history/placement.ts';

describe('labels', () => {
  it('stand beside each other only where they would hide each other', () => {
    expect(besideEachOther([10, 10, 15, 100, 30], 20)).toEqual([0, 1, 2, 0, 0]);
    expect(besideEachOther([], 20)).toEqual([]);
  });

  it('leave out a column in which something else stands', () => {
    const isTaken = (index: number, column: number): boolean => index === 1 && column < 2;
    expect(besideEachOther([10, 100, 105], 20, isTaken)).toEqual([0, 2, 0]);
  });
});

describe('marks', () => {
  const mark = (x: number, y: number) => ({ x, y, width: 16, height: 16 });

  it('stand below the labels they would hide, and stay where none is', () => {
    const labels = [
      { left: 4, y: 30 },
      { left: 4, y: 10 },
      { left: 100, y: 10 },
    ];
    expect(clearOfLabels(mark(50, 8), labels, 200)).toBe(48);
    expect(clearOfLabels(mark(150, 8), labels, 200)).toBe(28);
    expect(clearOfLabels(mark(210, 8), labels, 200)).toBe(8);
    expect(clearOfLabels(mark(50, 60), labels, 200)).toBe(60);
  });

  it('stand above the labels where there is no room below', () => {
    const labels = [
      { left: 4, y: 170 },
      { left: 4, y: 190 },
    ];
    expect(clearOfLabels(mark(50, 192), labels, 200)).toBe(152);
    expect(clearOfLabels(mark(50, 192), labels, 216)).toBe(208);
  });

  const at = (x: number, y: number, item: string) => ({ x, y, items: [item] });

  it('on top of each other are one, at the place of the first', () => {
    expect(clusters([at(0, 0, 'a'), at(9, 9, 'b'), at(0, 40, 'c'), at(20, 0, 'd')], 16)).toEqual([
      { x: 0, y: 0, items: ['a', 'b'] },
      at(0, 40, 'c'),
      at(20, 0, 'd'),
    ]);
  });
});
