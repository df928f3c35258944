import { join } from 'node:path';
import { runNode } from '../child.ts';
import { cache, commandOf } from '../paths.ts';
import { productionPackages } from './expectation.ts';
import { wantedFuses, wrongFuses } from './fuses.ts';
import { loadPackages } from './load-packages.ts';
import { layOutPlaceholder } from './placeholder.ts';

const placeholder = join(cache, 'electron-placeholder');
const output = join(cache, 'trial');

/**
 * Packs the app by electron-builder.yml around a placeholder for Electron: the same archive as in a release for Linux, which
 * takes a few seconds and no network. Returns the folder that holds `app.asar`.
 *
 * @throws when electron-builder or its hook refuses, a packed package does not load, or a fuse is not set as asked for
 */
export async function packTrial(): Promise<string> {
  await layOutPlaceholder(placeholder);
  const code = await runNode([
    commandOf('electron-builder'),
    ...['--linux', '--dir', '--publish', 'never'],
    `-c.electronDist=${placeholder}`,
    `-c.directories.output=${output}`,
  ]);
  if (code !== 0) throw new Error('The app cannot be packed: see above.');
  const app = join(output, process.arch === 'x64' ? 'linux-unpacked' : 'linux-arm64-unpacked');
  const resources = join(app, 'resources');
  if (process.platform === 'linux')
    await loadPackages(join(resources, 'app.asar'), productionPackages());
  const wrong = await wrongFuses(join(app, 'kalshi-tray'), await wantedFuses());
  if (wrong.length > 0) throw new Error(`Fuses are not as asked for: ${wrong.join(', ')}.`);
  return resources;
}
