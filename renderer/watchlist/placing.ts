import type { Line } from './lines.ts';

/** Where markets are to stand: in front of another one or, when that is `null`, at the end of their group. */
export interface Place {
  readonly before: string | null;
  readonly groupId: number | null;
}

/** Where markets come to stand that are dropped above the line at `slot` (0 to the number of lines). */
export function placeAt(lines: readonly Line[], slot: number, moving: ReadonlySet<string>): Place {
  const groupId = groupAbove(lines, slot);
  const next = lines.slice(slot).find((line) => line.kind === 'group' || !moving.has(line.key));
  return { before: next?.kind === 'market' ? next.entry.ticker : null, groupId };
}

/** The group in front of which a group comes to stand that is dropped above the line at `slot`; `null` for the end. */
export function groupAt(lines: readonly Line[], slot: number): number | null {
  const next = lines.slice(slot).find((line) => line.kind === 'group');
  return next?.kind === 'group' ? next.group.id : null;
}

/**
 * The gap that the line at `from` falls into when it is dropped on the line at `over`, `share` (0 to 1) of the way down: it
 * takes that line's place, unless it is dropped at the line's near edge.
 */
export function slotUnder(from: number, over: number, share: number): number {
  const nearEdge = over > from ? 0.25 : 0.75;
  return share < nearEdge ? over : over + 1;
}

/**
 * Where markets come to stand that are moved one line down (`1`) or up (`-1`): over a market, or over the head of a group
 * into the group on its other side. Collapsed groups are skipped. `null` when there is nothing left to move over.
 */
export function placeOneOn(
  lines: readonly Line[],
  moving: ReadonlySet<string>,
  direction: 1 | -1,
): Place | null {
  const rest = lines.filter(({ key }) => !moving.has(key));
  const first = lines.findIndex(({ key }) => moving.has(key));
  if (first < 0) return null;
  let slot = first + direction;
  while (isCollapsed(rest[slot - 1])) slot += direction;
  return slot < 0 || slot > rest.length ? null : placeAt(rest, slot, moving);
}

function groupAbove(lines: readonly Line[], slot: number): number | null {
  const above = lines[slot - 1];
  if (!above) return null;
  return above.kind === 'group' ? above.group.id : above.entry.groupId;
}

function isCollapsed(line: Line | undefined): boolean {
  return line?.kind === 'group' && line.group.isCollapsed;
}
