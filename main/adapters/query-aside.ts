import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

const QUERY = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.library);
  const database = new Database(workerData.path, { readonly: true });
  try {
    parentPort.postMessage(database.prepare(workerData.sql).all(...workerData.values));
  } finally {
    database.close();
  }
`;

/**
 * Runs one query over a whole database file in a thread of its own: reading 1 GiB takes seconds, and prices must not wait.
 * `Row` is what the query makes of each row. Rejects with what SQLite says.
 *
 * The library must have been loaded by the main thread before: native add-ons are loaded there first.
 */
export function queryAside<Row>(
  path: string,
  sql: string,
  ...values: readonly (string | number)[]
): Promise<readonly Row[]> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(QUERY, { eval: true, workerData: { path, sql, values, library } });
  return new Promise((resolve, reject) => {
    worker.once('message', (rows: readonly Row[]) => resolve(rows));
    worker.once('error', reject);
  });
}
