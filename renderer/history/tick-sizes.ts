import type { PriceRange } from '../../preload/contract/market.ts';
import {
  ONE_CENT,
  ONE_DOLLAR,
  ZERO_DOLLARS,
  type MicroDollars,
} from '../../preload/contract/prices.ts';

/** What stands in while nothing is known of a market's ticks. */
const wholeCents: PriceRange = { start: ZERO_DOLLARS, end: ONE_DOLLAR, step: ONE_CENT };

/** The nearest price that the market trades at, above 0 and below a dollar. `price` is in micro-dollars, possibly between two. */
export function snapToTick(price: number, ranges: readonly PriceRange[]): MicroDollars {
  const { start, step } = rangeAt(price, ranges);
  return within(start + Math.round((price - start) / step) * step, ranges);
}

/** The price that many ticks higher, or lower when negative; where the steps change, it goes on in the new ones. */
export function stepTicks(
  price: MicroDollars,
  ticks: number,
  ranges: readonly PriceRange[],
): MicroDollars {
  const direction = Math.sign(ticks);
  let stepped: number = price;
  for (let count = 0; count < Math.abs(ticks); count += 1) {
    const { step } = rangeAt(stepped + direction, ranges);
    stepped = within(stepped + direction * step, ranges);
  }
  return snapToTick(stepped, ranges);
}

function rangeAt(price: number, ranges: readonly PriceRange[]): PriceRange {
  return (
    ranges.find(({ start, end }) => start <= price && price <= end) ??
    ranges.toSorted((a, b) => distance(a, price) - distance(b, price))[0] ??
    wholeCents
  );
}

function distance({ start, end }: PriceRange, price: number): number {
  return Math.min(Math.abs(start - price), Math.abs(end - price));
}

/** Nothing is worth 0 or a whole dollar before it is settled. */
function within(price: number, ranges: readonly PriceRange[]): MicroDollars {
  const lowest = rangeAt(1, ranges).step;
  const highest = ONE_DOLLAR - rangeAt(ONE_DOLLAR - 1, ranges).step;
  return Math.max(lowest, Math.min(price, highest)) as MicroDollars;
}
