import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Electron reads of an app's package.json. */
export interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

/** Throws when the folder has no package.json that can be read. */
export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
