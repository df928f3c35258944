import type { CatalogueMatches } from '../../preload/contract/catalogue.ts';

/**
 * What is listed and how sure it is: `Liveliest of 4,210 open markets`, `3 found, as of 14:32, offline`. `moment` writes a time of day.
 */
export function catalogueWords(
  { matches, known, walkedTime, problem }: CatalogueMatches,
  searching: boolean,
  moment: (time: number) => string,
): string {
  const among = `${known.toLocaleString('en')} open markets`;
  if (!problem)
    return searching ? `${matches.length} found among ${among}` : `Liveliest of ${among}`;
  const what = searching ? `${matches.length} found` : among;
  const since = walkedTime === null ? 'list incomplete' : `as of ${moment(walkedTime)}`;
  return `${what}, ${since}, ${problem.code === 'offline' ? 'offline' : 'not up to date'}`;
}
