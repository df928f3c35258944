import { describe, expect, it } from 'vitest';
import { besideEachOther, clusters } from '../../../renderer/history/placement.ts';

describe('labels', () => {
  it('stand beside each other only where they would hide each other', () => {
    expect(besideEachOther([10, 10, 15, 100, 30], 20)).toEqual([0, 1, 2, 0, 0]);
    expect(besideEachOther([], 20)).toEqual([]);
  });
});

describe('marks', () => {
  const at = (x: number, y: number, item: string) => ({ x, y, items: [item] });

  it('on top of each other are one, at the place of the first', () => {
    expect(clusters([at(0, 0, 'a'), at(9, 9, 'b'), at(0, 40, 'c'), at(20, 0, 'd')], 16)).toEqual([
      { x: 0, y: 0, items: ['a', 'b'] },
      at(0, 40, 'c'),
      at(20, 0, 'd'),
    ]);
  });
});
