import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWhenChanged } from '../build/build.ts';
import { runNode } from '../child.ts';
import { obtainElectron } from '../electron/obtain.ts';
import { commandOf, root } from '../paths.ts';
import { packTrial } from './trial.ts';

const onlyCheck = '--check';

/**
 * `npm run package`: builds the installers of electron-builder.yml for the system it runs on, into `release/`. Where Electron
 * cannot be had, the archive with the app in it is all there is. `--check` packs for a trial and keeps nothing; every other
 * argument is passed on to electron-builder.
 */
export async function main(args: readonly string[]): Promise<number> {
  await buildWhenChanged();
  if (args.includes(onlyCheck)) {
    await packTrial();
    return 0;
  }
  const runtime = await obtainElectron(false);
  if (runtime.kind === 'electron')
    return runNode([commandOf('electron-builder'), '--publish', 'never', ...args]);
  await keepArchive(await packTrial());
  console.log(`No installers, because ${runtime.why}. Packed for Linux: release/app.asar.`);
  return 0;
}

async function keepArchive(resources: string): Promise<void> {
  const release = join(root, 'release');
  await mkdir(release, { recursive: true });
  for (const name of ['app.asar', 'app.asar.unpacked'])
    await cp(join(resources, name), join(release, name), { recursive: true, force: true });
}
