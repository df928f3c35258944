import { describe, expect, it } from 'vitest';
import { readQuickPrice } from '../../../renderer/alerts/quick-price.ts';
import { dollars, quote } from '../harness/markets.ts';

const at46 = quote('A', '0.4500', '0.4700', '0.4800');
const unquoted = quote('A', null, null, null);

describe('a price typed on a row', () => {
  it.each([
    ['64', 'rises-to', '0.6400'],
    ['30', 'falls-to', '0.3000'],
    ['46', 'rises-to', '0.4600'],
    ['45.9', 'falls-to', '0.4590'],
    ['64.5', 'rises-to', '0.6450'],
    ['.5', 'falls-to', '0.0050'],
    ['64%', 'rises-to', '0.6400'],
    [' 64 ¢ ', 'rises-to', '0.6400'],
    ['>30', 'rises-to', '0.3000'],
    ['>= 30', 'rises-to', '0.3000'],
    ['<64', 'falls-to', '0.6400'],
  ])('"%s" at a middle of 46¢ means that the price %s %s', (text, direction, threshold) => {
    expect(readQuickPrice(text, at46)).toEqual({
      ok: true,
      value: { kind: 'price', subject: 'mid', direction, threshold: dollars(threshold) },
    });
  });

  it.each(['', 'x', '0', '100', '640', '-5', '6 4', '64.12345', '<', '1e1', '64%%'])(
    '"%s" means nothing, and says what to type',
    (text) => {
      expect(readQuickPrice(text, at46)).toMatchObject({
        ok: false,
        error: { message: 'Type a price between 0 and 100' },
      });
    },
  );

  it('is compared with the last trade, and looks at it, where nobody bids or asks', () => {
    const read = readQuickPrice('47', quote('A', null, '0.4700', '0.4800'));
    expect(read).toMatchObject({ value: { subject: 'last', direction: 'falls-to' } });
  });

  it('needs a sign where there is no price at all', () => {
    expect(readQuickPrice('47', unquoted)).toMatchObject({
      error: { message: 'No price yet: say which way with > or <, as in >64' },
    });
    expect(readQuickPrice('<47', null)).toMatchObject({
      value: { subject: 'mid', direction: 'falls-to' },
    });
  });
});
