import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const SUFFIX = '.carry-over';

/**
 * Notes beside a damaged file set aside that its rows are still to be carried over. The note's name says all: it holds
 * nothing that could be damaged. Write it before the file gets that name. @throws what the disk says
 */
export function noteUnfinished(aside: string): void {
  writeFileSync(aside + SUFFIX, '');
}

/** Everything that could be read of such a file was carried over, or there is no such file. @throws what the disk says */
export function noteFinished(aside: string): void {
  rmSync(aside + SUFFIX, { force: true });
}

/** Files set aside from `path` whose rows are still to be carried over, the latest first. @throws what the disk says */
export function unfinishedOf(path: string): readonly string[] {
  const folder = dirname(path);
  const asides = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && name.endsWith(SUFFIX))
    .map((name) => join(folder, name.slice(0, -SUFFIX.length)))
    .toSorted()
    .toReversed();
  for (const aside of asides) if (!existsSync(aside)) noteFinished(aside);
  return asides.filter((aside) => existsSync(aside));
}
