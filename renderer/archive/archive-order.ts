import type { ArchiveEntry } from '../../preload/contract/archive.ts';

/** How the archive is ordered. */
export type ArchiveSort = 'newest' | 'oldest' | 'largest' | 'name';

export const archiveSorts: readonly { readonly value: ArchiveSort; readonly name: string }[] = [
  { value: 'newest', name: 'Newest data' },
  { value: 'oldest', name: 'Oldest data' },
  { value: 'largest', name: 'Largest' },
  { value: 'name', name: 'Name' },
];

const names = new Intl.Collator(undefined, { numeric: true });

const orders: Readonly<Record<ArchiveSort, (a: ArchiveEntry, b: ArchiveEntry) => number>> = {
  newest: (a, b) => (b.lastTime ?? 0) - (a.lastTime ?? 0),
  oldest: (a, b) => (a.lastTime ?? 0) - (b.lastTime ?? 0),
  largest: (a, b) => b.bytes - a.bytes,
  name: (a, b) => names.compare(a.title, b.title),
};

/** The entries in an order; equal ones by name, so that they never change places. */
export function sortArchive(
  entries: readonly ArchiveEntry[],
  sort: ArchiveSort,
): readonly ArchiveEntry[] {
  return entries.toSorted((a, b) => orders[sort](a, b) || names.compare(a.ticker, b.ticker));
}
