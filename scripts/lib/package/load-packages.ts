import { extractAll } from '@electron/asar';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from '../child.ts';

/** `better-sqlite3` looks for its binary only when a database is opened. */
const program = `
  for (const name of process.argv.slice(1)) await import(name);
  const { default: Database } = await import('better-sqlite3');
  new Database(':memory:').close();
`;

/**
 * Unpacks an archive away from the project's own packages and loads its packages there: what electron-builder.yml leaves out
 * of them must not be missed when the app runs.
 *
 * @throws when one of them does not load; Node has said why by then
 */
export async function loadPackages(archive: string, packages: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
  try {
    extractAll(archive, folder);
    const args = ['--input-type=module', '--eval', program, ...packages];
    const code = await runNode(args, { cwd: folder });
    if (code !== 0) throw new Error('A package does not load from the archive: see above.');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
