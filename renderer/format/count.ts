import type { CentiContracts } from '../../preload/contract/prices.ts';

const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Contracts in full: `33,896`, `31.54`. */
export const countText = (count: CentiContracts): string => exact.format(count / 100);

/** Contracts in at most five characters, for narrow columns: `300`, `33.9K`. */
export const compactCountText = (count: CentiContracts): string => compact.format(count / 100);

/** Things by their number: `1 market`, `1,234 markets`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** One market by its title, several by their number: `“Fed decision in December”`, `3 markets`. */
export function namedMarkets(titles: readonly string[]): string {
  const [first, second] = titles;
  return first !== undefined && second === undefined
    ? `“${first}”`
    : counted(titles.length, 'market');
}
