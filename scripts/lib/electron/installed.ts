import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../paths.ts';

/** The npm package; since Electron 42 it arrives without the runtime, which is fetched on first use. */
export const electronPackage = join(root, 'node_modules', 'electron');

const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Where Electron's executable is, or `undefined` when this version of it has not been fetched yet. Requiring the package would
 * tell as well, but would fetch it, for as long as that takes.
 *
 * @param dist a folder with an Electron of the person's own (`ELECTRON_OVERRIDE_DIST_PATH`)
 */
export function findElectron(
  dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'],
  folder = electronPackage,
): string | undefined {
  const executable = executables[process.platform] ?? 'electron';
  const binary = dist ? join(dist, executable) : join(folder, 'dist', executable);
  const current = dist || read(join(folder, 'dist', 'version')) === electronVersion(folder);
  return current && existsSync(binary) ? binary : undefined;
}

/** The version of the npm package, such as `45.4.1`. */
export function electronVersion(folder = electronPackage): string {
  const manifest: unknown = JSON.parse(read(join(folder, 'package.json')));
  return z.object({ version: z.string() }).parse(manifest).version;
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/^v/, '').trim() : '';
}
