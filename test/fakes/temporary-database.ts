import type { Database } from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openDatabase } from '../../main/storage/database.ts';

/** A real database file in a folder of its own, gone after the test. Call it inside `describe` or at the top of a file. */
export function temporaryDatabase(): { open(): Database; readonly path: () => string } {
  let folder: string | null = null;
  const opened: Database[] = [];
  const path = (): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'kalshi-tray-'));
    return join(folder, 'kalshi-tray.db');
  };
  afterEach(() => {
    for (const database of opened.splice(0)) database.close();
    if (folder) rmSync(folder, { recursive: true });
    folder = null;
  });
  return {
    path,
    open() {
      const database = openDatabase(path());
      if (!database.ok) throw new Error(database.error.message);
      opened.push(database.value);
      return database.value;
    },
  };
}
