import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What these scripts remember between runs; it can be deleted at any time. */
export const cache = join(root, '.cache');

const manifest = z.object({
  bin: z.union([z.string(), z.record(z.string(), z.string())]),
});

/**
 * The JavaScript file behind a package's command, to be run with `process.execPath`: the shims under `node_modules/.bin` are
 * shell scripts on Windows.
 *
 * @throws when the package has no such command
 */
export function commandOf(packageName: string, command = packageName): string {
  const file = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  const target = typeof bin === 'string' ? bin : bin[command];
  if (target === undefined) throw new Error(`The package ${packageName} has no "${command}".`);
  return join(dirname(file), target);
}
