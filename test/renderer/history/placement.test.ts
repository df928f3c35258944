import { describe, expect, it } from 'vitest';
import { belowLabels, besideEachOther, clusters } from '../../../renderer/history/placement.ts';

describe('labels', () => {
  it('stand beside each other only where they would hide each other', () => {
    expect(besideEachOther([10, 10, 15, 100, 30], 20)).toEqual([0, 1, 2, 0, 0]);
    expect(besideEachOther([], 20)).toEqual([]);
  });
});

describe('marks', () => {
  it('stand below the labels they would hide, and stay where none is', () => {
    const labels = [
      { left: 4, y: 30 },
      { left: 4, y: 10 },
      { left: 100, y: 10 },
    ];
    expect(belowLabels({ x: 50, y: 8 }, 16, labels)).toBe(48);
    expect(belowLabels({ x: 150, y: 8 }, 16, labels)).toBe(28);
    expect(belowLabels({ x: 210, y: 8 }, 16, labels)).toBe(8);
    expect(belowLabels({ x: 50, y: 60 }, 16, labels)).toBe(60);
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
