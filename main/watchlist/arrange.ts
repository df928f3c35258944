import type { WatchlistEntry, WatchlistGroup } from '../../preload/contract/snapshot.ts';

/**
 * Puts some entries, in their present order, in front of the market `before`, or at the end of the list when that is `null` or
 * not there, and into a group. Each group shows its own entries in the list's order, so the end of the list is the end of
 * every group.
 */
export function moveEntries(
  entries: readonly WatchlistEntry[],
  tickers: readonly string[],
  before: string | null,
  groupId: number | null,
): readonly WatchlistEntry[] {
  const moving = new Set(tickers);
  const moved = entries
    .filter(({ ticker }) => moving.has(ticker))
    .map((entry) => ({ ...entry, groupId }));
  const rest = entries.filter(({ ticker }) => !moving.has(ticker));
  const place = rest.findIndex(({ ticker }) => ticker === before);
  return rest.toSpliced(place < 0 ? rest.length : place, 0, ...moved);
}

/** Puts a group in front of the group `before`, or at the end when that is `null` or not there. */
export function moveGroup(
  groups: readonly WatchlistGroup[],
  id: number,
  before: number | null,
): readonly WatchlistGroup[] {
  if (id === before) return groups;
  const rest = groups.filter((group) => group.id !== id);
  const place = rest.findIndex((group) => group.id === before);
  const moved = groups.filter((group) => group.id === id);
  return rest.toSpliced(place < 0 ? rest.length : place, 0, ...moved);
}
