import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../paths.ts';

const schema = z.object({ electronFuses: z.record(z.string(), z.boolean()) });

/** Fuses as electron-builder.yml calls them. */
export type Fuses = Readonly<Record<string, boolean>>;

/** The fuses that electron-builder.yml asks for. */
export async function wantedFuses(): Promise<Fuses> {
  const content: unknown = parse(await readFile(join(root, 'electron-builder.yml'), 'utf8'));
  return schema.parse(content).electronFuses;
}

/** The names of the wanted fuses that an executable does not have as wanted. @throws when it has no fuses at all */
export async function wrongFuses(executable: string, wanted: Fuses): Promise<readonly string[]> {
  const wire: Partial<Record<FuseV1Options, FuseState>> = await getCurrentFuseWire(executable);
  return Object.entries(wanted)
    .filter(([name, on]) => wire[positionOf(name)] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([name]) => name);
}

/** electron-builder writes `runAsNode` where Electron writes `RunAsNode`. */
function positionOf(name: string): FuseV1Options {
  const position = Object.entries(FuseV1Options).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  )?.[1];
  if (typeof position !== 'number') throw new Error(`Electron has no fuse "${name}".`);
  return position;
}
