import { existsSync, renameSync, rmSync } from 'node:fs';

/** What may belong to a database file, after its name; nothing stands for itself. */
const SUFFIXES = ['', '-wal', '-shm'] as const;

/** The name of a file set aside, which says why and when: `history.db.damaged-2026-11-22T14-32-05-123Z` */
export function asideOf(path: string, why: 'damaged' | 'newer', time: number): string {
  const stamp = new Date(time).toISOString().replaceAll(/[:.]/g, '-');
  return `${path}.${why}-${stamp}`;
}

/**
 * Renames a database file with what belongs to it (`-wal`, `-shm`), so that nothing of it is lost and its name is free.
 *
 * @throws what the disk says
 */
export function setAside(path: string, aside: string): void {
  for (const suffix of SUFFIXES) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
}

/** Removes a database file with what belongs to it; there may be none. @throws what the disk says */
export function removeFile(path: string): void {
  for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true });
}
