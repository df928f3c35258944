import type { Failure } from '../../preload/contract/result.ts';

/**
 * How sure a list is that could not be brought up to date: `Offline, as of 14:32`.
 *
 * `readTime` is the Unix ms when it was last complete, `null` when it never was; `moment` writes a time of day.
 */
export function ageWords(
  readTime: number | null,
  problem: Failure,
  moment: (time: number) => string,
): string {
  const state = problem.code === 'offline' ? 'Offline' : 'Out of date';
  return `${state}, ${readTime === null ? 'incomplete' : `as of ${moment(readTime)}`}`;
}
