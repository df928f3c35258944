import Database from 'better-sqlite3';
import { sqliteCode } from '../adapters/sqlite-code.ts';

/** Failures that say something about the disk or the system, and nothing about the file's content. */
const OUTER_CODES = [
  'BUSY',
  'CANTOPEN',
  'FULL',
  'IOERR',
  'LOCKED',
  'NOLFS',
  'NOMEM',
  'PERM',
  'PROTOCOL',
  'READONLY',
];

/** Whether an error of opening, migrating or checking a file means that its content is not what this app wrote. */
export function isDamage(error: unknown): boolean {
  return sqliteCode(error) !== '' && !isRefusal(error);
}

/** Whether the disk or the system did not let a file be read or written, whatever is in it. */
export function isRefusal(error: unknown): boolean {
  const code = sqliteCode(error);
  return OUTER_CODES.some((outer) => code.startsWith(`SQLITE_${outer}`));
}

/**
 * What is wrong with an open database: its pages, or tables that are not those the steps make; `null` when nothing is.
 *
 * @throws what kept it from being checked and is no damage, such as a disk that does not answer
 */
export function findDamage(database: Database.Database, steps: readonly string[]): string | null {
  try {
    const pages = String(database.pragma('quick_check(1)', { simple: true }));
    if (pages !== 'ok') return pages;
    return tablesOf(database) === tablesMadeBy(steps)
      ? null
      : 'its tables are not as they were made';
  } catch (error) {
    if (!isDamage(error)) throw error;
    return String(error);
  }
}

function tablesMadeBy(steps: readonly string[]): string {
  const fresh = new Database(':memory:');
  try {
    for (const step of steps) fresh.exec(step);
    return tablesOf(fresh);
  } finally {
    fresh.close();
  }
}

/** Only migrations make tables, so their texts are the same in every sound file of one version. */
function tablesOf(database: Database.Database): string {
  const rows = database
    .prepare(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY type, name`,
    )
    .all();
  return JSON.stringify(rows);
}
