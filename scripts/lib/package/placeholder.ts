import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Electron's executables carry their fuses behind this mark: a version byte, a count, and a character each. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const defaults = '101100011';

/**
 * Lays out a folder that electron-builder takes for Electron on Linux, with an executable that consists of nothing but Electron's
 * default fuses. The app packed around it cannot run, but it holds the same files as a release, and its fuses get set like a release's.
 */
export async function layOutPlaceholder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(mark),
    Buffer.from([1, defaults.length]),
    Buffer.from(defaults),
  ]);
  await writeFile(join(folder, 'electron'), wire, { mode: 0o755 });
}
