import { ONE_DOLLAR, parseDollars, type MicroDollars } from '../../preload/contract/prices.ts';

/** How many micro-dollars a "dollar" stands for when the figure counts cents. */
const PER_CENT = 100;

/** Reads an amount in cents as a person types it: `64`, `64.5`, `64%`, `64¢`; `null` for anything else. */
export function parseCents(text: string): MicroDollars | null {
  const figures = /^\s*(\d*\.?\d+)\s*[¢%c]?\s*$/i.exec(text)?.[1];
  const scaled = figures === undefined ? null : parseDollars(figures.replace(/^\./, '0.'));
  if (scaled === null || scaled <= 0 || scaled % PER_CENT !== 0) return null;
  return (scaled / PER_CENT) as MicroDollars;
}

/** Reads a price that a contract can have, above 0 and below 100 cents; `null` for anything else. */
export function parsePrice(text: string): MicroDollars | null {
  const price = parseCents(text);
  return price !== null && price < ONE_DOLLAR ? price : null;
}
