import { existsSync, renameSync } from 'node:fs';

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
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
}
