import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything the built app is made of, relative to the project's folder. */
const inputs = [
  'main',
  'preload',
  'renderer',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** One digest of the sources' names and contents: unlike times of change, it also notices a checkout of an older commit. */
export async function digestOfSources(root: string): Promise<string> {
  const digest = createHash('sha256');
  for (const file of await filesUnder(root, inputs)) {
    const content = createHash('sha256').update(await readFile(join(root, file)));
    digest.update(`${content.digest('hex')} ${file}\n`);
  }
  return digest.digest('hex');
}

async function filesUnder(root: string, paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => null);
      if (entries === null) return [path];
      return filesUnder(
        root,
        entries.map((entry) => join(path, entry.name)),
      );
    }),
  );
  return lists.flat().sort();
}
