import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { builtFiles } from '../build/build.ts';
import { root } from '../paths.ts';

/** What a packed app must consist of; all paths are inside the archive, with forward slashes. */
export interface Expectation {
  /** Files that must be there. */
  readonly required: readonly string[];
  /** Folders outside of which there must be nothing but package.json. */
  readonly folders: readonly string[];
  /** Of the native modules, the binaries for the system the app is packed for; no others may be there. */
  readonly binaries: readonly string[];
}

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().default(false) })),
});
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });

/** The packages that the app names as its own, such as `ws`. */
export function productionPackages(): readonly string[] {
  return Object.keys(manifest.parse(readJson('package.json')).dependencies);
}

/**
 * What must be in the app packed for a system.
 *
 * @param target platform and architecture in Node's words, such as `linux-x64`
 */
export function expectationFor(target: string): Expectation {
  const { packages } = lockFile.parse(readJson('package-lock.json'));
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  const manifests = productionPackages().map((name) => `node_modules/${name}/package.json`);
  return {
    required: ['package.json', ...builtFiles, ...manifests],
    folders: ['dist', ...installed.map(([path]) => path)],
    binaries: [
      `node_modules/better-sqlite3/prebuilds/${target}.node`,
      `node_modules/keytar/prebuilds/${target}/keytar.node`,
    ],
  };
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), 'utf8'));
}
