import { describe, expect, it } from 'vitest';
import {
  alignDecimals,
  centDecimals,
  changeOf,
  decimalsNeeded,
  priceText,
  signedCents,
  spreadOf,
} from '../../../renderer/format/price.ts';
import { dollars, market, quote, tenthsOfCents } from '../harness/markets.ts';

describe('a price in words', () => {
  it.each([
    ['0.2700', '27¢', '27%'],
    ['0.0250', '2.5¢', '2.5%'],
    ['0.271234', '27.1234¢', '27.1234%'],
    ['1.0000', '100¢', '100%'],
    ['0.0000', '0¢', '0%'],
  ])('writes %s as %s or %s', (price, cents, chance) => {
    expect(priceText(dollars(price), 'cents')).toBe(cents);
    expect(priceText(dollars(price), 'chance')).toBe(chance);
  });

  it('writes the absence of a price as a dash, without a unit', () => {
    expect(priceText(null, 'cents')).toBe('–');
  });
});

describe('prices under each other', () => {
  it.each([
    [[], 0],
    [['0.2700', '1.0000', '0.0000'], 0],
    [['0.2700', '0.2750'], 1],
    [['0.2750', '0.271234', '0.2700'], 4],
  ])('of %j need %i decimals', (prices, decimals) => {
    expect(decimalsNeeded([null, undefined, ...prices.map(dollars)])).toBe(decimals);
  });

  it.each([
    ['27', 0, ''],
    ['27', 1, '.0'],
    ['2.5', 1, ''],
    ['2.5', 3, '00'],
    ['–', 2, '.00'],
    ['2.55', 1, ''],
  ])('fills %s up to %i decimals with "%s"', (figures, decimals, filler) => {
    expect(alignDecimals(figures, decimals)).toEqual({ figures, filler });
  });

  it('need as many decimals as the finest tick of any market', () => {
    expect(centDecimals([])).toBe(0);
    expect(centDecimals([market('A')])).toBe(0);
    expect(centDecimals([market('A'), market('B', { priceRanges: tenthsOfCents })])).toBe(1);
  });
});

describe('the change of a day', () => {
  it('is measured from the previous close', () => {
    const change = changeOf(
      market('A', { previousPrice: dollars('0.3000') }),
      quote('A', null, null, '0.2750'),
    );
    expect(change).toBe(dollars('-0.0250'));
  });

  it.each([
    ['there was no close', null, '0.2750'],
    ['nothing was traded', '0.3000', null],
  ])('is unknown when %s', (_, previous, last) => {
    const previousPrice = previous === null ? null : dollars(previous);
    expect(changeOf(market('A', { previousPrice }), quote('A', null, null, last))).toBeNull();
  });

  it('is unknown of a market that is not known', () => {
    expect(changeOf(null, null)).toBeNull();
  });

  it.each([
    ['0.0300', '+3'],
    ['-0.0250', '−2.5'],
    ['0.0000', '0'],
  ])('writes %s as %s', (change, text) => {
    expect(signedCents(dollars(change))).toBe(text);
  });
});

describe('the spread', () => {
  it('is ask minus bid', () => {
    expect(spreadOf(quote('A', '0.2600', '0.2750', null))).toBe(dollars('0.0150'));
  });

  it('is unknown with one side alone', () => {
    expect(spreadOf(quote('A', null, '0.2750', null))).toBeNull();
    expect(spreadOf(quote('A', '0.2600', null, null))).toBeNull();
  });
});
