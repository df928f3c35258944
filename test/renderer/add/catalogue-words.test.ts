import { describe, expect, it } from 'vitest';
import type { CatalogueMatches } from '../../../preload/contract/catalogue.ts';
import { catalogueWords } from '../../../renderer/add/catalogue-words.ts';

const matches = (over: Partial<CatalogueMatches>): CatalogueMatches => ({
  matches: [],
  known: 4210,
  walkedTime: 1,
  isWalking: false,
  problem: null,
  ...over,
});
const at = (): string => '14:32';

describe('the line above the found markets', () => {
  it('says among how many was searched, and what is shown before a search', () => {
    expect(catalogueWords(matches({}), true, at)).toBe('0 found among 4,210 open markets');
    expect(catalogueWords(matches({}), false, at)).toBe('Liveliest of 4,210 open markets');
  });

  it.each([
    ['offline', 1, 'as of 14:32, offline'],
    ['server-error', 1, 'as of 14:32, not up to date'],
    ['offline', null, 'list incomplete, offline'],
  ] as const)('says how old the list is when it failed with %s', (code, walkedTime, words) => {
    const outdated = matches({ walkedTime, problem: { code, message: 'No answer.' } });
    expect(catalogueWords(outdated, true, at)).toBe(`0 found, ${words}`);
    expect(catalogueWords(outdated, false, at)).toBe(`4,210 open markets, ${words}`);
  });
});
