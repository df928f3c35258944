import type { RuleStatus } from '../../preload/contract/alerts.ts';
import type { Pushes } from '../../preload/contract/pushes.ts';

/** Rules by id; replaced as a whole, never changed in place. */
export type RuleTable = ReadonlyMap<number, RuleStatus>;

export const tableOf = (statuses: readonly RuleStatus[]): RuleTable =>
  new Map(statuses.map((status) => [status.rule.id, status]));

/** The table after a push. */
export function changedTable(table: RuleTable, { changed, removed }: Pushes['rules']): RuleTable {
  const next = new Map(table);
  for (const id of removed) next.delete(id);
  for (const status of changed) next.set(status.rule.id, status);
  return next;
}

/** The rules of each market that has some, in the order they come in. */
export function groupByTicker(
  statuses: readonly RuleStatus[],
): ReadonlyMap<string, readonly RuleStatus[]> {
  const groups = new Map<string, RuleStatus[]>();
  for (const status of statuses) {
    const { watch } = status.rule;
    if (watch.scope !== 'market') continue;
    const group = groups.get(watch.ticker);
    if (group) group.push(status);
    else groups.set(watch.ticker, [status]);
  }
  return groups;
}
