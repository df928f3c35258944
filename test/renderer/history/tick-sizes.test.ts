import { describe, expect, it } from 'vitest';
import type { PriceRange } from '../../../preload/contract/market.ts';
import { snapToTick, stepTicks } from '../../../renderer/history/tick-sizes.ts';
import { dollars, tenthsOfCents } from '../harness/markets.ts';

const range = (start: string, end: string, step: string): PriceRange => ({
  start: dollars(start),
  end: dollars(end),
  step: dollars(step),
});
/** Tenths of a cent at both ends, cents between. */
const tapered = [
  range('0', '0.1', '0.001'),
  range('0.1', '0.9', '0.01'),
  range('0.9', '1', '0.001'),
];

describe('a price between ticks', () => {
  it.each([
    [454_999, tapered, 450_000],
    [455_001, tapered, 460_000],
    [45_400, tapered, 45_000],
    [958_600, tapered, 959_000],
    [812_400, tenthsOfCents, 812_000],
    [455_001, [], 460_000],
  ])('%d snaps to the nearest that is traded', (price, ranges, snapped) => {
    expect(snapToTick(price, ranges)).toBe(snapped);
  });

  it('stays above nothing and below a dollar', () => {
    expect(snapToTick(-300_000, tapered)).toBe(1_000);
    expect(snapToTick(1_300_000, tapered)).toBe(999_000);
    expect(snapToTick(2_000, [])).toBe(10_000);
  });
});

describe('stepping by ticks', () => {
  it('takes the steps of the range it goes into', () => {
    expect(stepTicks(dollars('0.0990'), 2, tapered)).toBe(110_000);
    expect(stepTicks(dollars('0.1000'), -1, tapered)).toBe(99_000);
    expect(stepTicks(dollars('0.9000'), 1, tapered)).toBe(901_000);
    expect(stepTicks(dollars('0.9000'), -1, tapered)).toBe(890_000);
  });

  it('stops at the ends', () => {
    expect(stepTicks(dollars('0.9980'), 10, tapered)).toBe(999_000);
    expect(stepTicks(dollars('0.0200'), -10, [])).toBe(10_000);
  });

  it('brings a price that is no tick onto one', () => {
    expect(stepTicks(dollars('0.4550'), 1, tapered) % 10_000).toBe(0);
  });
});
