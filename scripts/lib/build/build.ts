import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runNode } from '../child.ts';
import { cache, commandOf, root } from '../paths.ts';
import { digestOfSources } from './sources.ts';

/** The files the app starts from, relative to the project's folder. */
export const builtFiles = [
  'dist/main/index.js',
  'dist/preload/index.cjs',
  'dist/renderer/index.html',
] as const;

const stamp = join(cache, 'built-from');

/** Builds the app unless `dist/` was built from exactly these sources. @throws as {@link build} */
export async function buildWhenChanged(): Promise<void> {
  const before = await readFile(stamp, 'utf8').catch(() => '');
  const complete = builtFiles.every((file) => existsSync(join(root, file)));
  if (complete && before === (await digestOfSources(root))) return;
  console.log('Building the app…');
  await build();
}

/** Builds main, preload and renderer into `dist/`. @throws when one of them does not build; Vite has said why by then */
export async function build(): Promise<void> {
  await rm(stamp, { force: true });
  const digest = await digestOfSources(root);
  for (const target of ['main', 'preload', 'renderer']) {
    const args = [commandOf('vite'), 'build', '--mode', target, '--logLevel', 'warn'];
    const code = await runNode(args, { env: { NODE_ENV: 'production' } });
    if (code !== 0) throw new Error(`The ${target} part does not build: see above.`);
  }
  await mkdir(cache, { recursive: true });
  await writeFile(stamp, digest);
}
