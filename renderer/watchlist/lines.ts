import type { WatchlistEntry, WatchlistGroup } from '../../preload/contract/snapshot.ts';

/** One line of the watchlist: a market, or the head of a group. */
export type Line =
  | { readonly kind: 'market'; readonly key: string; readonly entry: WatchlistEntry }
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly group: WatchlistGroup;
      readonly entries: readonly WatchlistEntry[];
    };

/** Puts the markets of one group, or those outside of groups, in the order they are shown in. */
export type Order = (
  entries: readonly WatchlistEntry[],
  group: WatchlistGroup | null,
) => readonly WatchlistEntry[];

/** The markets outside of groups, then each group's head with its markets below unless it is collapsed. */
export function linesOf(
  entries: readonly WatchlistEntry[],
  groups: readonly WatchlistGroup[],
  order: Order,
): readonly Line[] {
  const known = new Set(groups.map(({ id }) => id));
  const outside = entries.filter(({ groupId }) => groupId === null || !known.has(groupId));
  const inGroups = groups.flatMap((group): readonly Line[] => {
    const own = order(
      entries.filter(({ groupId }) => groupId === group.id),
      group,
    );
    const head: Line = { kind: 'group', key: `group ${group.id}`, group, entries: own };
    return group.isCollapsed ? [head] : [head, ...own.map(marketLine)];
  });
  return [...order(outside, null).map(marketLine), ...inGroups];
}

/** The line of one market. */
export function marketLine(entry: WatchlistEntry): Line {
  return { kind: 'market', key: entry.ticker, entry };
}
