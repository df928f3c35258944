import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  complement,
  formatCents,
  formatCount,
  formatDollars,
  midOf,
  parseCount,
  parseDollars,
  type MicroDollars,
} from '../../../preload/contract/prices.ts';

const price = (value: number): MicroDollars => value as MicroDollars;

describe('prices', () => {
  it.each([
    ['0.2700', 270_000],
    ['0.0250', 25_000],
    ['1.0000', 1_000_000],
    ['0.123456', 123_456],
    ['0', 0],
    ['.5', null],
    ['0.1234567', null],
    ['0.12345600', 123_456],
    ['-0.0100', -10_000],
    ['-0.0000', 0],
    ['1e-2', null],
    ['', null],
    [' 0.1', null],
    ['NaN', null],
  ])('reads %j as %j micro-dollars', (text, value) => {
    expect(parseDollars(text)).toBe(value);
  });

  it('reads counts in hundredths of a contract', () => {
    expect(parseCount('31.54')).toBe(3_154);
    expect(parseCount('33896.00')).toBe(3_389_600);
    expect(parseCount('1.005')).toBeNull();
  });

  it('writes what it read, for every price there can be', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (value) => {
        expect(parseDollars(formatDollars(price(value)))).toBe(value);
        expect(formatDollars(price(value))).toMatch(/^-?\d+\.\d{4,6}$/);
      }),
    );
  });

  it('writes cents with as many decimals as they need', () => {
    expect(formatCents(price(270_000))).toBe('27');
    expect(formatCents(price(25_000))).toBe('2.5');
    expect(formatCents(price(1_000_000))).toBe('100');
    expect(formatCents(price(0))).toBe('0');
    expect(formatCents(price(-12_500))).toBe('-1.25');
  });

  it('writes counts with two decimals', () => {
    expect(formatCount(parseCount('31.5') ?? expect.fail())).toBe('31.50');
  });

  it('has a whole middle of bid and ask', () => {
    expect(midOf(price(450_000), price(470_000))).toBe(460_000);
    expect(midOf(price(450_000), price(450_001))).toBe(450_000);
  });

  it('turns a NO price into the YES price of the other side, exactly', () => {
    expect(complement(price(270_000))).toBe(730_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (value) => {
        expect(complement(complement(price(value)))).toBe(value);
      }),
    );
  });
});
