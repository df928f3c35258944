import { existsSync, renameSync } from 'node:fs';

/**
 * Renames a database file with what belongs to it (`-wal`, `-shm`), so that nothing of it is lost and its name is free.
 *
 * @returns the new path, named after why and when: `history.db.damaged-2026-11-22T14-32-05-123Z`
 */
export function setAside(path: string, why: 'damaged' | 'newer', time: number): string {
  const stamp = new Date(time).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${path}.${why}-${stamp}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
}
