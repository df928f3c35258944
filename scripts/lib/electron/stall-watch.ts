import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Calls `stalled` once a folder has not grown for `patienceMs`: how a download that is merely slow is told from one that hangs.
 * Returns the function that ends the watch.
 */
export function watchForStall(folder: string, patienceMs: number, stalled: () => void): () => void {
  const everyMs = Math.min(1_000, patienceMs / 4);
  let size = 0;
  let quietMs = 0;
  const timer = setInterval(() => {
    void sizeOf(folder).then((now) => {
      quietMs = now > size ? 0 : quietMs + everyMs;
      size = now;
      if (quietMs >= patienceMs) stalled();
    });
  }, everyMs);
  return () => clearInterval(timer);
}

async function sizeOf(path: string): Promise<number> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isDirectory()) return info?.size ?? 0;
  const names = await readdir(path).catch(() => []);
  const sizes = await Promise.all(names.map((name) => sizeOf(join(path, name))));
  return sizes.reduce((sum, each) => sum + each, 0);
}
