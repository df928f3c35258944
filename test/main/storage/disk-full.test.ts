import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** A mount namespace of its own, so that the small disk is gone with the process. Only root may make one. */
const MOUNT = 'mount -t tmpfs -o size=6m none "$0" && exec "$1" "$2" "$0" $3';
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;

/** Runs a script on a small disk of its own; what it printed. */
function runOnSmallDisk(script: string, ...values: readonly string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-full-'));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const args = ['-m', 'sh', '-c', MOUNT, folder, process.execPath, path, ...values];
  const run = spawnSync('unshare', args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(run.stderr).toBe('');
  return JSON.parse(run.stdout);
}

describe.skipIf(!canMount)('a full disk', () => {
  it('pauses recording and nothing else, and when there is room everything goes on by itself', () => {
    expect(runOnSmallDisk('disk-full-run.ts', '50')).toEqual([]);
  }, 120_000);

  it('keeps no app from starting, nor costs a rule when it is full as a damaged database is replaced', () => {
    expect(runOnSmallDisk('start-full-run.ts')).toEqual([]);
  }, 120_000);

  it('that takes a part of what is written leaves neither half a copy nor half an export', () => {
    expect(runOnSmallDisk('last-write-run.ts')).toEqual([]);
  }, 120_000);
});
