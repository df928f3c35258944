import type { CatalogueMatches } from '../../preload/contract/catalogue.ts';
import { ageWords } from '../format/age-words.ts';

/**
 * How sure the list is and what is on it: `3 of 4,210 open markets`, `Offline, as of 14:32: 3 found`. What decides comes first,
 * because a narrow window cuts the end. `moment` writes a time of day.
 */
export function catalogueWords(
  { matches, known, walkedTime, problem }: CatalogueMatches,
  searching: boolean,
  moment: (time: number) => string,
): string {
  const open = `${known.toLocaleString('en')} open`;
  if (problem) {
    return `${ageWords(walkedTime, problem, moment)}: ${searching ? `${matches.length} found` : open}`;
  }
  return `${searching ? matches.length : 'Liveliest'} of ${open} markets`;
}
