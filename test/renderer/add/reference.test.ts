import { describe, expect, it } from 'vitest';
import { looksLikeReference } from '../../../renderer/add/reference.ts';

describe('what names a market', () => {
  it.each([
    'KXHIGHNY-26AUG09-B83.5',
    'kxhighny-26aug09',
    'KXHIGHNY',
    'PRES-2028',
    'https://kalshi.com/markets/kxhighny/highest-temperature/kxhighny-26aug09',
    'www.kalshi.com/markets/kxhighny',
    '  KXGDP-26Q4-T2.5 ',
  ])('includes "%s"', (text) => {
    expect(looksLikeReference(text)).toBe(true);
  });

  it.each(['', 'fed', 'new york', 'kx', 'rain in Boston - tomorrow', 'https://example.com/kalshi'])(
    'does not include "%s"',
    (text) => {
      expect(looksLikeReference(text)).toBe(false);
    },
  );
});
