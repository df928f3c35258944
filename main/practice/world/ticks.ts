/** Prices of the practice world are integer micro-dollars, as in preload/contract/prices.ts. */
export const ONE = 1_000_000;

/** Prices inside [start, end] move in steps of `step`. */
export interface TickRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/** A price grid under the name the exchange gives it. */
export interface TickStructure {
  /** `price_level_structure` in Kalshi's OpenAPI `Market`. */
  readonly name: string;
  readonly ranges: readonly TickRange[];
}

const CENT = 10_000;
const TENTH = 1_000;

/** Whole cents. */
export const linearCent: TickStructure = {
  name: 'linear_cent',
  ranges: [{ start: 0, end: ONE, step: CENT }],
};

/** Tenths of a cent. */
export const deciCent: TickStructure = {
  name: 'deci_cent',
  ranges: [{ start: 0, end: ONE, step: TENTH }],
};

/** Fine where a cent is a large part of the price. */
export const taperedDeciCent: TickStructure = {
  name: 'tapered_deci_cent',
  ranges: [
    { start: 0, end: 10 * CENT, step: TENTH },
    { start: 10 * CENT, end: 90 * CENT, step: CENT },
    { start: 90 * CENT, end: ONE, step: TENTH },
  ],
};

/** The highest price of the grid at or below `price`. */
export function tickDown(ticks: TickStructure, price: number): number {
  const { start, step } = rangeOf(ticks, price, (range) => price >= range.start);
  return start + Math.floor((price - start) / step) * step;
}

/** The lowest price of the grid at or above `price`. */
export function tickUp(ticks: TickStructure, price: number): number {
  const { start, step } = rangeOf(ticks, price, (range) => price > range.start);
  return start + Math.ceil((price - start) / step) * step;
}

function rangeOf(
  ticks: TickStructure,
  price: number,
  reaches: (range: TickRange) => boolean,
): TickRange {
  const range = ticks.ranges.findLast(reaches) ?? ticks.ranges[0];
  if (!range) throw new RangeError(`No tick at ${price} in ${ticks.name}`);
  return range;
}
