import { describe, expect, it } from 'vitest';
import { holdsWords, matchingMarkets } from '../../../renderer/format/matching.ts';
import { market } from '../harness/markets.ts';

describe('looking for words', () => {
  it.each([
    ['york high', true],
    ['  HIGHEST   temp ', true],
    ['', true],
    ['york low', false],
  ])('"%s" in a title: %s', (words, held) => {
    expect(holdsWords('Highest temperature in New York', words)).toBe(held);
  });

  it('looks at title, outcome and ticker', () => {
    const markets = [
      market('KXRAIN-26-A', { title: 'Rain in Boston?', yesSubtitle: 'Above 2 inches' }),
      market('KXSNOW-26-B', { title: 'Snow in Boston?' }),
    ];
    const found = (words: string): string[] =>
      matchingMarkets(markets, words).map(({ ticker }) => ticker);
    expect(found('boston')).toHaveLength(2);
    expect(found('inches')).toEqual(['KXRAIN-26-A']);
    expect(found('kxsnow')).toEqual(['KXSNOW-26-B']);
  });
});
