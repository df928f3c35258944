import {
  NO_CONTRACTS,
  ONE_DOLLAR,
  ZERO_DOLLARS,
  type CentiContracts,
  type MicroDollars,
} from '../../preload/contract/prices.ts';
import type { Level } from '../../preload/contract/quote.ts';

/**
 * One side of a quote, or `null` when nobody quotes it.
 *
 * Kalshi writes an empty side as the price 0.0000 (bid) or 1.0000 (ask) with size 0.00; older frames carry no size.
 */
export function toLevel(price: MicroDollars | null, size: CentiContracts | null): Level | null {
  if (price === null) return null;
  const atTheEnd = price <= ZERO_DOLLARS || price >= ONE_DOLLAR;
  return atTheEnd && !size ? null : { price, size: size ?? NO_CONTRACTS };
}

/** The last trade's price; Kalshi writes 0.0000 while there was none, and no trade is ever made at that price. */
export function toLast(price: MicroDollars | null): MicroDollars | null {
  return price === ZERO_DOLLARS ? null : price;
}
