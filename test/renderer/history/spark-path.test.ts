import { describe, expect, it } from 'vitest';
import { sparkPath } from '../../../renderer/history/spark-path.ts';
import { dollars } from '../harness/markets.ts';

const path = (...prices: readonly (string | null)[]): string =>
  sparkPath(
    prices.map((price) => (price === null ? null : dollars(price))),
    40,
    10,
  );

describe('a sparkline', () => {
  it('fills its height from the lowest to the highest price', () => {
    expect(path('0.1000', '0.3000', '0.2000')).toBe('M0.0 10.0L20.0 0.0L40.0 5.0');
  });

  it('is open where nothing is known', () => {
    expect(path('0.1000', null, '0.3000')).toBe('M0.0 10.0M40.0 0.0');
    expect(path(null, null)).toBe('');
    expect(path()).toBe('');
  });

  it('does not make much of a cent, and runs through the middle when nothing moves', () => {
    expect(path('0.5000', '0.5000')).toBe('M0.0 5.0L40.0 5.0');
    expect(path('0.5000', '0.5100')).toBe('M0.0 6.3L40.0 3.8');
  });
});
