import type { Market } from '../../preload/contract/market.ts';

/** Whether a text holds every word of another, in any order and case. No words match everything. */
export function holdsWords(text: string, words: string): boolean {
  const haystack = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}

/** Markets that hold every typed word in their title, outcome or ticker. */
export function matchingMarkets(markets: readonly Market[], words: string): readonly Market[] {
  return markets.filter(({ title, yesSubtitle, ticker }) =>
    holdsWords(`${title} ${yesSubtitle} ${ticker}`, words),
  );
}
