import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../../main/kalshi/reference.ts';

describe('what a person types or pastes', () => {
  it.each([
    ['KXHIGHNY-26AUG09-B83.5', 'KXHIGHNY-26AUG09-B83.5'],
    ['  kxhighny-26aug09-b83.5\n', 'KXHIGHNY-26AUG09-B83.5'],
    ['kxhighny - 26aug09', 'KXHIGHNY-26AUG09'],
    ['kxhighny', 'KXHIGHNY'],
    [
      'https://kalshi.com/markets/kxhighny/highest-temperature-in-nyc/kxhighny-26aug09',
      'KXHIGHNY-26AUG09',
    ],
    [
      'https://kalshi.com/markets/kxhighny/highest-temperature/KXHIGHNY-26AUG09-B83.5?x=1#y',
      'KXHIGHNY-26AUG09-B83.5',
    ],
    [
      'kalshi.com/markets/kxhighny/highest-temperature-in-nyc/kxhighny-26aug09/',
      'KXHIGHNY-26AUG09',
    ],
    ['www.kalshi.com/markets/kxhighny/kxhighny-26aug09', 'KXHIGHNY-26AUG09'],
    ['https://demo.kalshi.co/markets/kxhighny', 'KXHIGHNY'],
    ['https://kalshi.com/markets/kxhighny/highest-temperature-in-nyc', 'KXHIGHNY'],
    ['https://kalshi.com/events/KXHIGHNY-26AUG09', 'KXHIGHNY-26AUG09'],
  ])('%j means %s', (input, ticker) => {
    expect(parseReference(input)).toEqual({ ok: true, value: ticker });
  });

  it.each([
    ['', 'Type a ticker'],
    ['   ', 'Type a ticker'],
    ['how to trade', 'not a ticker'],
    ['-B83.5', 'not a ticker'],
    ['KXHIGHNY; DROP TABLE', 'not a ticker'],
    ['K'.repeat(101), 'not a ticker'],
    ['https://example.com/markets/kxhighny', 'not an address of kalshi.com'],
    ['https://kalshi.com.example.org/markets/kxhighny', 'not an address of kalshi.com'],
    ['https://notkalshi.com/markets/kxhighny', 'not an address of kalshi.com'],
    ['https://kalshi.com/', 'not about a market'],
    ['https://kalshi.com/account/profile', 'not about a market'],
    ['https://', 'not an address of kalshi.com'],
  ])('%j is refused with a hint', (input, words) => {
    const refused = parseReference(input);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(refused.ok || refused.error.message).toContain(words);
  });

  it('may be anything without causing harm', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (input) => {
        const parsed = parseReference(input);
        if (parsed.ok) expect(parsed.value).toMatch(/^[A-Z0-9][A-Z0-9._-]*$/);
      }),
    );
  });
});
