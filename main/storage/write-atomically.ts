import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a small file so that a crash at any moment leaves the old content or the new. All of it is written or nothing:
 * `writeSync` alone would be content with the part that still fits on a full disk. @throws what the disk says
 */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.new`;
  try {
    writeThrough(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
