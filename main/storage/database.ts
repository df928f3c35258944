import Database from 'better-sqlite3';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
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

/** What came of opening a file. */
export type Attempt =
  | {
      readonly name: 'open';
      readonly database: Database.Database;
      /** The version the file had before it was migrated; 0 when it was new or empty. */
      readonly version: number;
    }
  | { readonly name: 'newer'; readonly version: number }
  | { readonly name: 'failed'; readonly error: unknown };

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
  const attempt = tryOpen(path, steps, durability);
  return attempt.name === 'open' ? ok(attempt.database) : refusalOf(path, attempt);
}

/** The same, telling apart why a file could not be opened. */
export function tryOpen(path: string, steps: readonly string[], durability: Durability): Attempt {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    const version = schemaVersion(database);
    if (version > steps.length) {
      database.close();
      return { name: 'newer', version };
    }
    if (durability === 'fast') database.pragma('auto_vacuum = INCREMENTAL');
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${durability === 'fast' ? 'NORMAL' : 'FULL'}`);
    database.pragma('foreign_keys = ON');
    if (version < steps.length) migrate(database, path, version, steps);
    return { name: 'open', database, version };
  } catch (error) {
    database?.close();
    return { name: 'failed', error };
  }
}

/** Why a file is not opened, in words. */
export function refusalOf(
  path: string,
  attempt: Exclude<Attempt, { name: 'open' }>,
): Result<never> {
  if (attempt.name === 'newer') {
    return fail(
      'internal',
      `${path} was written by a newer version of Kalshi Tray. Install that version, or move the file away to start afresh.`,
    );
  }
  const { error } = attempt;
  const reason = error instanceof Error ? error.message : String(error);
  return fail('internal', `The database ${path} cannot be opened: ${reason}.`);
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

/**
 * `VACUUM INTO` writes a complete copy even while a WAL holds part of the data; it refuses to overwrite. What it leaves when it
 * fails, for instance since the disk is full, must not pass for a copy at the next start.
 */
function backUp(database: Database.Database, path: string): void {
  if (existsSync(path)) return;
  const draft = `${path}.part`;
  rmSync(draft, { force: true });
  try {
    database.prepare('VACUUM INTO ?').run(draft);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

function schemaVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
