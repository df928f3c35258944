import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOfSources } from '../../scripts/lib/build/sources.ts';

let project = '';

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
  for (const folder of ['main/feed', 'preload', 'renderer'])
    await mkdir(join(project, folder), { recursive: true });
  await writeFile(join(project, 'main', 'feed', 'feed.ts'), 'export {}');
  for (const name of ['vite.config.ts', 'package.json', 'package-lock.json'])
    await writeFile(join(project, name), '{}');
});
afterEach(() => rm(project, { recursive: true, force: true }));

test('the digest stays the same when the sources do, wherever they lie', async () => {
  const copy = `${project}-copy`;
  await cp(project, copy, { recursive: true });
  expect(await digestOfSources(copy)).toBe(await digestOfSources(project));
  await rm(copy, { recursive: true });
});

test.each([
  ['a changed file', () => writeFile(join(project, 'main', 'feed', 'feed.ts'), 'export { }')],
  ['a new file', () => writeFile(join(project, 'main', 'new.ts'), '')],
  ['a removed file', () => rm(join(project, 'main', 'feed', 'feed.ts'))],
  ['a changed package', () => writeFile(join(project, 'package-lock.json'), '{ }')],
])('%s changes the digest', async (_what, change) => {
  const before = await digestOfSources(project);
  await change();
  expect(await digestOfSources(project)).not.toBe(before);
});

test('a file outside the app does not change the digest', async () => {
  const before = await digestOfSources(project);
  await writeFile(join(project, 'README.md'), 'words');
  expect(await digestOfSources(project)).toBe(before);
});
