import { describe, expect, it } from 'vitest';
import { holdsWords } from '../../../renderer/format/matching.ts';

describe('looking for words', () => {
  it.each([
    ['york high', true],
    ['  HIGHEST   temp ', true],
    ['', true],
    ['york low', false],
  ])('"%s" in a title: %s', (words, held) => {
    expect(holdsWords('Highest temperature in New York', words)).toBe(held);
  });
});
