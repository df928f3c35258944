import { describe, expect, it } from 'vitest';
import {
  hashText,
  seededRandom,
  uniform,
  walk,
  walkDeviation,
} from '../../../../main/practice/world/noise.ts';

const now = Date.UTC(2026, 10, 22);
const minute = 60_000;
const day = 86_400_000;

/** Mean and standard deviation. */
function moments(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

describe('a walk', () => {
  it('is at the same place whenever it is asked for the same moment', () => {
    expect(walk(7, now)).toBe(walk(7, now));
    expect(walk(7, now)).not.toBe(walk(8, now));
    expect(walk(7, now)).not.toBe(walk(7, now + day));
  });

  it('has mean 0 and standard deviation 1 over a long time', () => {
    const places = Array.from({ length: 2000 }, (_, n) => walk(n, n * 25 * day));
    const { mean, deviation } = moments(places);
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(deviation).toBeGreaterThan(0.85);
    expect(deviation).toBeLessThan(1.15);
  });

  it.each([minute, 60 * minute, day])('moves within %i ms as far as its deviation says', (ms) => {
    const moves = Array.from({ length: 1000 }, (_, n) => walk(n, now + ms) - walk(n, now));
    const { deviation } = moments(moves);
    expect(deviation / walkDeviation(ms)).toBeGreaterThan(0.75);
    expect(deviation / walkDeviation(ms)).toBeLessThan(1.25);
  });

  it('never jumps', () => {
    for (let step = 0; step < 10_000; step += 1) {
      const time = now + step * 1000;
      expect(Math.abs(walk(3, time + 1000) - walk(3, time))).toBeLessThan(0.02);
    }
  });
});

describe('seeded numbers', () => {
  it('repeat for the same seed and spread evenly', () => {
    const [one, same, other] = [seededRandom(5), seededRandom(5), seededRandom(6)];
    const numbers = Array.from({ length: 10_000 }, () => one());
    expect(Array.from({ length: 10_000 }, () => same())).toEqual(numbers);
    expect(other()).not.toBe(numbers[0]);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(moments(numbers).mean).toBeCloseTo(0.5, 1);
    expect(moments(numbers).deviation).toBeCloseTo(Math.sqrt(1 / 12), 1);
  });

  it('differ for names that differ in one letter, and for seeds', () => {
    const names = Array.from({ length: 5000 }, (_, n) => `KX-${n}`);
    expect(new Set(names.map((name) => hashText(name))).size).toBe(5000);
    expect(hashText('KX-1', 1)).not.toBe(hashText('KX-1', 2));
    const { mean } = moments(names.map((name) => uniform(hashText(name))));
    expect(mean).toBeCloseTo(0.5, 1);
  });
});
