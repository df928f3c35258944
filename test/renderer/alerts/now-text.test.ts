import { describe, expect, it } from 'vitest';
import type { Quote } from '../../../preload/contract/quote.ts';
import { nowText } from '../../../renderer/alerts/now-text.ts';
import { quote } from '../harness/markets.ts';

describe('what a market costs now', () => {
  it.each<[string, Quote | null, 'yes' | 'no']>([
    ['45 / 47¢', quote('A', '0.4500', '0.4700', '0.4600'), 'yes'],
    ['2.5 / 3.1¢', quote('A', '0.0250', '0.0310', null), 'yes'],
    ['53 / 55¢', quote('A', '0.4500', '0.4700', '0.4600'), 'no'],
    ['22¢ / –, last 23¢', quote('A', '0.2200', null, '0.2300'), 'yes'],
    ['– / 78¢', quote('A', '0.2200', null, '0.2300'), 'no'],
    ['last 99¢', quote('A', null, null, '0.9900'), 'yes'],
    ['', quote('A', null, null, null), 'yes'],
    ['', null, 'yes'],
  ])('is "%s"', (words, known, side) => {
    expect(nowText(known, side, 'cents')).toBe(words);
  });

  it('is a chance in percent for those who prefer it', () => {
    expect(nowText(quote('A', '0.4500', '0.4700', null), 'yes', 'chance')).toBe('45 / 47%');
  });
});
