import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { cache } from '../paths.ts';
import { electronPackage } from './installed.ts';
import { watchForStall } from './stall-watch.ts';

/** A download that has brought nothing for this long is given up. */
const patienceMs = 60_000;

/**
 * Fetches Electron's runtime with the package's own installer (about 110 MB from GitHub, or from `ELECTRON_MIRROR`).
 * It may take as long as it needs while something arrives. Returns why it failed, or `undefined` when it did not.
 */
export async function fetchElectron(
  installer = join(electronPackage, 'install.js'),
  patience = patienceMs,
): Promise<string | undefined> {
  const folder = join(cache, 'electron-download');
  await mkdir(folder, { recursive: true });
  const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
  const stall = new AbortController();
  const child = spawn(process.execPath, [installer], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...temporary },
    signal: stall.signal,
  });
  const closed = new Promise<number | null>((resolve) => {
    child.on('error', () => undefined);
    child.on('close', resolve);
  });
  const endWatch = watchForStall(folder, patience, () => stall.abort());
  const complaint = await text(child.stderr);
  const code = await closed;
  endWatch();
  await rm(folder, { recursive: true, force: true });
  if (stall.signal.aborted) return `nothing arrived for ${patience / 1_000} s`;
  return code === 0 ? undefined : reasonIn(complaint);
}

/** The installer prints a stack; its first line says what happened. */
function reasonIn(complaint: string): string {
  const line = complaint.split('\n').find((each) => each.includes('Error'));
  return line?.replace(/^\s*(\w*Error:\s*)+/, '').trim() ?? 'its installer failed';
}
