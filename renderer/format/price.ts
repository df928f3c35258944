import type { Market } from '../../preload/contract/market.ts';
import { formatCents, ONE_CENT, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { PriceStyle } from '../../preload/contract/settings.ts';

/** What stands where nobody quotes. */
export const NO_PRICE = '–';

/** A contract pays a dollar, so cents and percent are the same figure under another name. */
export const priceUnit = (style: PriceStyle): string => (style === 'cents' ? '¢' : '%');

/** A price with its unit, for text outside columns: `27¢`, `2.5%`, `–`. */
export function priceText(price: MicroDollars | null, style: PriceStyle): string {
  return price === null ? NO_PRICE : `${formatCents(price)}${priceUnit(style)}`;
}

/** A price cut so that the figures of a column stand under each other. */
export interface PriceParts {
  /** The figures: `27`, `2.5`, `–`. */
  readonly figures: string;
  /** What an all-decimals neighbour would show after them; takes its place unseen: `.0`. */
  readonly filler: string;
}

/** Cuts `figures` for a column in which prices have up to `digits` decimals. */
export function alignDecimals(figures: string, digits: number): PriceParts {
  const decimals = figures.split('.')[1]?.length ?? 0;
  const missing = Math.max(0, digits - decimals);
  const point = decimals === 0 && missing > 0 ? '.' : '';
  return { figures, filler: point + '0'.repeat(missing) };
}

/** How many decimals of a cent it takes to write these prices. */
export function decimalsNeeded(prices: Iterable<MicroDollars | null | undefined>): number {
  let decimals = 0;
  for (const price of prices)
    while (((price ?? 0) * 10 ** decimals) % ONE_CENT !== 0) decimals += 1;
  return decimals;
}

/** How many decimals of a cent the finest tick of these markets needs: 0 for whole cents, 1 for tenths. */
export function centDecimals(markets: readonly Pick<Market, 'priceRanges'>[]): number {
  const steps = markets.flatMap(({ priceRanges }) => priceRanges.map(({ step }) => step));
  return Math.max(0, ...steps.map(decimalsOfStep));
}

function decimalsOfStep(step: MicroDollars): number {
  return formatCents(step).split('.')[1]?.length ?? 0;
}

/** What the last price did since the previous day's close; `null` while either is unknown. */
export function changeOf(market: Market | null, quote: Quote | null): MicroDollars | null {
  const last = quote?.last ?? null;
  const previous = market?.previousPrice ?? null;
  return last === null || previous === null ? null : difference(last, previous);
}

/** Ask minus bid; `null` when a side is missing. */
export function spreadOf(quote: Quote): MicroDollars | null {
  const { yesAsk, yesBid } = quote;
  return yesAsk && yesBid ? difference(yesAsk.price, yesBid.price) : null;
}

/** `+3`, `−2.5`, `0`: with a real minus sign, which is as wide as the plus. */
export function signedCents(change: MicroDollars): string {
  const figures = formatCents(magnitude(change));
  if (change === 0) return figures;
  return change > 0 ? `+${figures}` : `−${figures}`;
}

/** Which way a change went, by name. */
export function direction(change: MicroDollars): 'up' | 'down' | 'same' {
  if (change === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}

function difference(a: MicroDollars, b: MicroDollars): MicroDollars {
  return (a - b) as MicroDollars;
}

function magnitude(price: MicroDollars): MicroDollars {
  return Math.abs(price) as MicroDollars;
}
