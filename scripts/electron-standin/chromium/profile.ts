import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'electron-standin-profile-';

/**
 * A fresh profile folder for one run, named after this process so that a later run can tell which ones were left behind by
 * a process that was killed.
 */
export function createProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) removeProfile(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
}

/**
 * Removes a profile. Chromium's children may still be writing while they die, so it is tried for a second; what is left then
 * is for the next run. Synchronous, because it runs while the process exits.
 */
export function removeProfile(folder: string): void {
  for (let attempt = 0; attempt < 20 && !isRemoved(folder); attempt++) pause(50);
}

function isRemoved(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
