import type { WatchlistEntry, WatchlistGroup } from '../../preload/contract/snapshot.ts';
import { counted } from '../format/count.ts';
import { byChance, chanceOf, chanceSum, type LiveOf } from './sorting.ts';

const percent = (chance: number): string => `${Math.round(chance / 10_000)}%`;

/**
 * What stands under a group's name: how many markets; of an event also the sum of their chances, and while it is collapsed the
 * likeliest outcome: `6 markets, chances sum to 101% · 48° to 49° 46%`.
 */
export function groupWords(
  { isEvent, isCollapsed }: Pick<WatchlistGroup, 'isEvent' | 'isCollapsed'>,
  entries: readonly WatchlistEntry[],
  liveOf: LiveOf,
): string {
  const count = counted(entries.length, 'market');
  const sum = isEvent ? chanceSum(entries, liveOf) : null;
  if (sum === null) return count;
  const leader = isCollapsed ? leaderWords(entries, liveOf) : null;
  return [`${count}, chances sum to ${percent(sum)}`, leader].filter(Boolean).join(' · ');
}

function leaderWords(entries: readonly WatchlistEntry[], liveOf: LiveOf): string | null {
  const [first] = byChance(entries, liveOf);
  if (!first) return null;
  const { market, quote } = liveOf(first.ticker);
  const chance = chanceOf(quote);
  return chance === null ? null : `${market?.yesSubtitle || first.title} ${percent(chance)}`;
}
