import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import manifest from '../../../package.json' with { type: 'json' };
import { licences } from '../../../renderer/settings/licences.ts';

const facts = z.object({ name: z.string(), license: z.string() });

/** What a package says of itself. */
function installed(folder: string) {
  const path = new URL(`../../../node_modules/${folder}/package.json`, import.meta.url);
  return facts.parse(JSON.parse(readFileSync(path, 'utf8')));
}

it('names every package that is part of the app, with the licence it has', () => {
  const built = ['electron', 'fancy-canvas', 'lightweight-charts', 'svelte'];
  const parts = [...Object.keys(manifest.dependencies), ...built].map(installed);
  const told = licences.map(({ name, licence }) => ({ name, license: licence }));
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  expect(told.toSorted(byName)).toEqual(parts.toSorted(byName));
});
