import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../main/adapters/clock.ts';
import { Stores } from '../../main/stores.ts';

/** The app's real files in a folder of their own. `close` them after whatever uses them has stopped. */
export function temporaryStores(): { open(clock: Clock): Stores; close(): void } {
  let folder: string | null = null;
  let stores: Stores | null = null;
  return {
    open(clock) {
      folder ??= mkdtempSync(join(tmpdir(), 'kalshi-tray-'));
      const log = { info: () => undefined, warn: () => undefined };
      const opened = Stores.open({ folder, clock, log });
      if (!opened.ok) throw new Error(opened.error.message);
      stores = opened.value;
      return stores;
    },
    close() {
      stores?.close();
      if (folder) rmSync(folder, { recursive: true });
      stores = null;
      folder = null;
    },
  };
}
