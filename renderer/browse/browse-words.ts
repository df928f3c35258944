import type { BrowsePlace } from '../../preload/contract/browse.ts';

type List = BrowsePlace['list'];

const singular: Readonly<Record<List, string>> = {
  categories: 'category',
  series: 'series',
  events: 'open event',
  markets: 'market',
};
const plural: Readonly<Record<List, string>> = {
  categories: 'categories',
  series: 'series',
  events: 'open events',
  markets: 'markets',
};

/** What a list holds, without a number: `open events`. */
export const listName = (list: List): string => plural[list];

/** `1 category`, `1,204 series`. */
export function countWords(list: List, count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular[list] : plural[list]}`;
}
