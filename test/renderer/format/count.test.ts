import { describe, expect, it } from 'vitest';
import type { CentiContracts } from '../../../preload/contract/prices.ts';
import { compactCountText, countText, namedMarkets } from '../../../renderer/format/count.ts';

const count = (hundredths: number): CentiContracts => hundredths as CentiContracts;

describe('a number of contracts', () => {
  it.each([
    [3_389_600, '33,896', '33.9K'],
    [3_154, '31.54', '31.5'],
    [0, '0', '0'],
    [123_456_789_00, '123,456,789', '123.5M'],
  ])('of %i hundredths reads %s, or %s where space is short', (hundredths, full, short) => {
    expect(countText(count(hundredths))).toBe(full);
    expect(compactCountText(count(hundredths))).toBe(short);
  });
});

describe('markets that something was done to', () => {
  it('are named alone and counted together', () => {
    expect(namedMarkets(['Fed decision'])).toBe('“Fed decision”');
    expect(namedMarkets(['Fed decision', 'Rain in NYC'])).toBe('2 markets');
  });
});
