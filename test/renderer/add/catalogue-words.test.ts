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
    expect(catalogueWords(matches({}), true, at)).toBe('0 of 4,210 open markets');
    expect(catalogueWords(matches({}), false, at)).toBe('Liveliest of 4,210 open markets');
  });

  it.each([
    ['offline', 1, 'Offline, as of 14:32'],
    ['server-error', 1, 'Out of date, as of 14:32'],
    ['offline', null, 'Offline, incomplete'],
  ] as const)('says how old the list is when it failed with %s', (code, walkedTime, words) => {
    const outdated = matches({ walkedTime, problem: { code, message: 'No answer.' } });
    expect(catalogueWords(outdated, true, at)).toBe(`${words}: 0 found`);
    expect(catalogueWords(outdated, false, at)).toBe(`${words}: 4,210 open`);
  });
});
