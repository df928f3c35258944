import Database from 'better-sqlite3';
import { insertRow } from './essentials.ts';

/** Copies every row that can still be read of a damaged file into a fresh database of the same kind; counts them. */
export function carryOver(from: string, into: Database.Database): number {
  let old: Database.Database | undefined;
  try {
    old = new Database(from, { readonly: true });
    let carried = 0;
    for (const table of tablesOf(into)) carried += carryTable(old, into, table);
    return carried;
  } catch {
    return 0;
  } finally {
    old?.close();
  }
}

/**
 * Gives no new rule the number of one that is in the ledger: rules are forgotten, their firings are not, and a firing of the
 * same number counts as told already. A number no app ever gives out is damage, and is passed over.
 */
export function reserveRuleIds(database: Database.Database): void {
  database.exec(`
    INSERT INTO sqlite_sequence (name, seq)
      SELECT 'alert_rule', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'alert_rule');
    UPDATE sqlite_sequence SET seq = max(seq,
      (SELECT ifnull(max(rule_id), 0) FROM alert_firing WHERE rule_id < 1e12)) WHERE name = 'alert_rule'`);
}

/** From the front as far as it goes, then, when something was in the way, from the back. */
function carryTable(old: Database.Database, into: Database.Database, table: string): number {
  let carried = 0;
  for (const order of ['ASC', 'DESC']) {
    try {
      const rows = old.prepare<[], Record<string, unknown>>(
        `SELECT * FROM ${table} ORDER BY ${keyOf(into, table).join(` ${order}, `)} ${order}`,
      );
      for (const row of rows.iterate()) carried += insertRow(into, table, row) ? 1 : 0;
      return carried;
    } catch {
      continue;
    }
  }
  return carried;
}

function tablesOf(database: Database.Database): readonly string[] {
  return database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`,
    )
    .pluck()
    .all();
}

function keyOf(database: Database.Database, table: string): readonly string[] {
  return database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
}
