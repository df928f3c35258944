import type { Database } from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isRefusal } from './damage.ts';
import { writeAtomically } from './write-atomically.ts';

/** What nobody should have to enter twice. None of it is secret: `key_marker` holds fingerprints of public keys. */
export const essentialTables = [
  'setting',
  'watchlist',
  'watchlist_group',
  'alert_rule',
  'key_marker',
] as const;

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const essentialsSchema = z.object({
  format: z.literal('kalshi-tray-essentials'),
  /** `user_version` of the database that was written from. */
  version: z.int(),
  tables: z.record(z.string(), z.array(rowSchema)),
});

/** The person's own choices out of the database, as a small file beside it holds them. */
export type Essentials = z.infer<typeof essentialsSchema>;

/** Writes what is essential in a database to a JSON file, atomically. @throws what the disk says */
export function saveEssentials(database: Database, path: string): void {
  const tables = Object.fromEntries(
    essentialTables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]),
  );
  const version = Number(database.pragma('user_version', { simple: true }));
  const essentials = { format: 'kalshi-tray-essentials', version, tables };
  writeAtomically(path, `${JSON.stringify(essentials, null, 1)}\n`);
}

/** Reads such a file; `null` when there is none, or none that makes sense. */
export function loadEssentials(path: string): Essentials | null {
  try {
    return essentialsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Puts the essentials in place of what the database has of them. Rows that do not fit its tables are left out.
 *
 * @throws when the disk takes none
 */
export function restoreEssentials(database: Database, { tables }: Essentials): void {
  for (const table of essentialTables) {
    const rows = tables[table];
    if (!rows) continue;
    database.prepare(`DELETE FROM ${table}`).run();
    for (const row of rows) insertRow(database, table, row);
  }
}

/** Inserts what of a row has a column here; tells whether it went in. @throws when the disk takes none, as when it is full */
export function insertRow(
  database: Database,
  table: string,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const columns = columnsOf(database, table).filter((column) => column in row);
  const blanks = columns.map(() => '?').join(', ');
  try {
    const insert = `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${blanks})`;
    return database.prepare(insert).run(columns.map((column) => row[column])).changes > 0;
  } catch (error) {
    if (isRefusal(error)) throw error;
    return false;
  }
}

function columnsOf(database: Database, table: string): readonly string[] {
  return database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
}
