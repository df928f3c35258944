import { describe, expect, it } from 'vitest';
import { agoText, spanText } from '../../../renderer/format/time.ts';

const at = (days: number, hours: number, minutes: number, seconds: number): number =>
  (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;

describe('a span of time', () => {
  it.each([
    [at(0, 0, 0, 0), '0 s'],
    [at(0, 0, 0, 59), '59 s'],
    [at(0, 0, 1, 0), '1 min'],
    [at(0, 0, 1, 59), '1 min'],
    [at(0, 2, 0, 30), '2 h'],
    [at(0, 2, 14, 59), '2 h 14 min'],
    [at(1, 0, 59, 0), '1 d'],
    [at(3, 4, 59, 0), '3 d 4 h'],
    [at(9, 23, 0, 0), '9 d 23 h'],
    [at(10, 23, 0, 0), '10 d'],
    [at(214, 1, 1, 1), '214 d'],
  ])('of %i ms reads "%s"', (ms, text) => {
    expect(spanText(ms)).toBe(text);
  });
});

describe('how long ago', () => {
  it('counts from then to now', () => {
    expect(agoText(1_000, 13_999)).toBe('12 s ago');
  });

  it('never tells of the future, whatever the clocks say', () => {
    expect(agoText(60_000, 0)).toBe('0 s ago');
  });
});
