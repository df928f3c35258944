import Database from 'better-sqlite3';
import { insertRow } from './essentials.ts';

/**
 * Copies every row that can still be read of a damaged file into a fresh database of the same kind; counts them.
 *
 * @throws when the fresh one takes none, as when the disk is full
 */
export function carryOver(from: string, into: Database.Database): number {
  const old = openDamaged(from);
  if (!old) return 0;
  try {
    return tablesOf(into).reduce((carried, table) => carried + carryTable(old, into, table), 0);
  } finally {
    old.close();
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

function openDamaged(path: string): Database.Database | null {
  try {
    return new Database(path, { readonly: true });
  } catch {
    return null;
  }
}

/** From the front as far as it goes, then, when something was in the way, from the back. */
function carryTable(old: Database.Database, into: Database.Database, table: string): number {
  const key = keyOf(into, table);
  let carried = 0;
  for (const order of ['ASC', 'DESC']) {
    const problems: unknown[] = [];
    const sql = `SELECT * FROM ${table} ORDER BY ${key.join(` ${order}, `)} ${order}`;
    for (const row of readable(old, sql, problems)) carried += insertRow(into, table, row) ? 1 : 0;
    if (problems.length === 0) break;
  }
  return carried;
}

/** The rows up to the first that cannot be read; why not is added to the problems. */
function* readable(
  old: Database.Database,
  sql: string,
  problems: unknown[],
): Generator<Record<string, unknown>> {
  try {
    yield* old.prepare<[], Record<string, unknown>>(sql).iterate();
  } catch (error) {
    problems.push(error);
  }
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
