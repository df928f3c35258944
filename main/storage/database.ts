import Database from 'better-sqlite3';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { migrations } from './migrations/index.ts';

/** A writer waits this long for another connection before it fails with SQLITE_BUSY. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * What a file promises. `lasting`: what was written survives a power cut, at the price of waiting for the disk.
 * `fast`: a power cut may cost the last moments, never the file; and space is given back when rows are deleted.
 */
export type Durability = 'lasting' | 'fast';

/**
 * Opens the application's database, creating and migrating it as needed.
 *
 * - WAL, so that readers never wait; `synchronous=FULL` unless told otherwise, because an alert that was announced must
 *   survive a power cut.
 * - All migrations run in one transaction, after a copy of the file is set beside it (`NAME.before-vN`).
 * - A file of a newer version of the app is refused untouched: writing to it could lose what that version stored.
 */
export function openDatabase(
  path: string,
  steps: readonly string[] = migrations,
  durability: Durability = 'lasting',
): Result<Database.Database> {
  mkdirSync(dirname(path), { recursive: true });
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    const version = schemaVersion(database);
    if (version > steps.length) {
      database.close();
      return fail(
        'internal',
        `${path} was written by a newer version of Kalshi Tray. Install that version, or move the file away to start afresh.`,
      );
    }
    if (durability === 'fast') database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${durability === 'fast' ? 'NORMAL' : 'FULL'}`);
    database.pragma('foreign_keys = ON');
    if (version < steps.length) migrate(database, path, version, steps);
    return ok(database);
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    return fail('internal', `The database ${path} cannot be opened: ${reason}.`);
  }
}

function migrate(
  database: Database.Database,
  path: string,
  version: number,
  steps: readonly string[],
): void {
  if (version > 0) backUp(database, `${path}.before-v${steps.length}`);
  database.transaction(() => {
    for (const step of steps.slice(version)) database.exec(step);
    database.pragma(`user_version = ${steps.length}`);
  })();
}

/** `VACUUM INTO` writes a complete copy even while a WAL holds part of the data; it refuses to overwrite. */
function backUp(database: Database.Database, path: string): void {
  if (!existsSync(path)) database.prepare('VACUUM INTO ?').run(path);
}

function schemaVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
