import { describe, expect, it } from 'vitest';
import {
  deciCent,
  linearCent,
  taperedDeciCent,
  tickDown,
  tickUp,
} from '../../../../main/practice/world/ticks.ts';

describe('prices on the grid', () => {
  it.each([
    ['a whole cent', linearCent, 274_999, 270_000, 280_000],
    ['a tenth of a cent', deciCent, 274_999, 274_000, 275_000],
    ['fine below ten cents', taperedDeciCent, 25_400, 25_000, 26_000],
    ['coarse in the middle', taperedDeciCent, 254_000, 250_000, 260_000],
    ['fine above ninety cents', taperedDeciCent, 954_400, 954_000, 955_000],
    ['across a boundary', taperedDeciCent, 99_500, 99_000, 100_000],
  ])('are %s apart', (_, ticks, price, down, up) => {
    expect(tickDown(ticks, price)).toBe(down);
    expect(tickUp(ticks, price)).toBe(up);
  });

  it('stay where they are when they are on it, also on a boundary', () => {
    for (const price of [0, 100_000, 500_000, 900_000, 1_000_000]) {
      expect([tickDown(taperedDeciCent, price), tickUp(taperedDeciCent, price)]).toEqual([
        price,
        price,
      ]);
    }
  });
});
