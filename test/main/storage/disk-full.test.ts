import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const RUN = fileURLToPath(new URL('disk-full-run.ts', import.meta.url));
const POINTS = 50;
/** A mount namespace of its own, so that the small disk is gone with the process. Only root may make one. */
const MOUNT = 'mount -t tmpfs -o size=6m none "$0" && exec "$1" "$2" "$0" "$3"';
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;

it.skipIf(!canMount)(
  'a full disk pauses recording and nothing else, and when there is room everything goes on by itself',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-full-'));
    const args = ['-m', 'sh', '-c', MOUNT, folder, process.execPath, RUN, String(POINTS)];
    const run = spawnSync('unshare', args, { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual([]);
  },
  120_000,
);
