/**
 * Money and quantities as integers.
 *
 * Kalshi sends decimal strings (`"0.2700"` dollars, `"31.54"` contracts). Binary floats cannot hold most of them, and an
 * alert that compares `0.1 + 0.2` with `0.3` is wrong, so everything behind the parser is an integer.
 */

declare const unit: unique symbol;

/** A price in millionths of a dollar: `"0.2700"` is 270 000. One cent is 10 000. */
export type MicroDollars = number & { readonly [unit]: 'micro-dollars' };

/** A quantity in hundredths of a contract: `"31.54"` is 3 154. */
export type CentiContracts = number & { readonly [unit]: 'centi-contracts' };

const PRICE_DIGITS = 6;
const COUNT_DIGITS = 2;

export const ZERO_DOLLARS = 0 as MicroDollars;
export const ONE_DOLLAR = 1_000_000 as MicroDollars;
export const ONE_CENT = 10_000 as MicroDollars;
export const NO_CONTRACTS = 0 as CentiContracts;

/** Reads a decimal dollar string of up to 6 decimals; `null` when it is anything else. */
export function parseDollars(text: string): MicroDollars | null {
  return parseDecimal(text, PRICE_DIGITS) as MicroDollars | null;
}

/** Reads a decimal contract count of up to 2 decimals; `null` when it is anything else. */
export function parseCount(text: string): CentiContracts | null {
  return parseDecimal(text, COUNT_DIGITS) as CentiContracts | null;
}

/** Writes a price as Kalshi does, with 4 decimals or as many as it needs: `"0.2700"`, `"0.271234"`. */
export function formatDollars(price: MicroDollars): string {
  return formatDecimal(price, PRICE_DIGITS, 4);
}

/** Writes a count as Kalshi does, with 2 decimals: `"31.54"`. */
export function formatCount(count: CentiContracts): string {
  return formatDecimal(count, COUNT_DIGITS, COUNT_DIGITS);
}

/** Writes a price in cents with as many decimals as it needs, without the sign: 270 000 is `"27"`, 25 000 is `"2.5"`. */
export function formatCents(price: MicroDollars): string {
  return formatDecimal(price, PRICE_DIGITS - 2, 0);
}

/** The other side's price: a NO bid at p is a YES ask at 1 − p. */
export function complement(price: MicroDollars): MicroDollars {
  return (ONE_DOLLAR - price) as MicroDollars;
}

/** The middle of a bid and an ask, in whole micro-dollars; half of one is dropped. */
export function midOf(bid: MicroDollars, ask: MicroDollars): MicroDollars {
  return Math.floor((bid + ask) / 2) as MicroDollars;
}

/** An integer times 10^digits, read digit by digit so that no float is ever involved. */
function parseDecimal(text: string, digits: number): number | null {
  const match = /^(-?)(\d{1,9})(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > digits) return null;
  const value = Number(whole + significant.padEnd(digits, '0'));
  return sign && value !== 0 ? -value : value;
}

function formatDecimal(value: number, digits: number, atLeast: number): string {
  const sign = value < 0 ? '-' : '';
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, -digits);
  const fraction = text.slice(-digits).replace(/0+$/, '').padEnd(atLeast, '0');
  return fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`;
}
