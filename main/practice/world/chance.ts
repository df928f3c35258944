import { walk, walkDeviation } from './noise.ts';

/** What a market is about: how likely YES is at a moment, and how it ends. */
export interface Chance {
  /** Probability of YES at a Unix time in milliseconds, strictly between 0 and 1. */
  at(time: number): number;
  /** Whether YES came true. */
  outcome(): boolean;
}

/** A number in the world that markets are about: a temperature, a rate, the logarithm of a price. */
export interface Quantity {
  /** The best estimate of the final value at a moment. */
  value(time: number): number;
  /** Standard deviation of the final value as seen from a moment. */
  deviation(time: number): number;
}

/** A quantity that wanders by `scale` around `centre` until `end`; nothing is certain within `floor` even then. */
export function wanderingQuantity(
  seed: number,
  shape: {
    readonly centre: number;
    readonly scale: number;
    readonly end: number;
    readonly floor: number;
  },
): Quantity {
  const { centre, scale, end, floor } = shape;
  return {
    value: (time) => centre + scale * walk(seed, Math.min(time, end)),
    deviation: (time) => floor + scale * walkDeviation(end - time),
  };
}

/** YES when the quantity ends within [low, high); leave a bound out with -Infinity or Infinity. */
export function withinRange(quantity: Quantity, low: number, high: number, end: number): Chance {
  return {
    at(time) {
      const value = quantity.value(time);
      const deviation = quantity.deviation(time);
      return clampChance(
        normalDistribution((high - value) / deviation) -
          normalDistribution((low - value) / deviation),
      );
    },
    outcome() {
      const value = quantity.value(end);
      return low <= value && value < high;
    },
  };
}

/** An answer of several that exclude each other. */
export interface Answer {
  readonly seed: number;
  /** How likely it usually is, relative to the others. */
  readonly weight: number;
}

/** The chance of each of several answers that exclude each other, by index; their odds wander by `scale`. */
export function oneOf(
  answers: readonly Answer[],
  shape: { readonly scale: number; readonly end: number },
): (index: number) => Chance {
  const strengths = (time: number): number[] =>
    answers.map(({ seed, weight }) => weight * Math.exp(shape.scale * walk(seed, time)));
  return (index) => ({
    at(time) {
      const all = strengths(Math.min(time, shape.end));
      return clampChance((all[index] ?? 0) / all.reduce((sum, strength) => sum + strength, 0));
    },
    outcome() {
      const final = strengths(shape.end);
      return final[index] === Math.max(...final);
    },
  });
}

/** The logarithm of the odds: moving it never leaves (0, 1). */
export function logOdds(chance: number): number {
  return Math.log(chance / (1 - chance));
}

/** The chance that has these log-odds. */
export function fromLogOdds(odds: number): number {
  return clampChance(1 / (1 + Math.exp(-odds)));
}

const CERTAINTY = 0.0005;

function clampChance(chance: number): number {
  return Math.min(1 - CERTAINTY, Math.max(CERTAINTY, chance));
}

/** The normal distribution function after Abramowitz and Stegun, formula 7.1.26 (error below 1.5e-7). */
function normalDistribution(x: number): number {
  if (!Number.isFinite(x)) return x > 0 ? 1 : 0;
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const error = 1 - polynomial * Math.exp(-z * z);
  return x < 0 ? (1 - error) / 2 : (1 + error) / 2;
}
