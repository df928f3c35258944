import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Runs in a thread of its own: a file of 1 GiB takes seconds to read. */
const CHECK = `
  const { parentPort, workerData } = require('node:worker_threads');
  const Database = require(workerData.library);
  try {
    const database = new Database(workerData.path, { readonly: true });
    parentPort.postMessage(String(database.pragma('quick_check(1)', { simple: true })));
    database.close();
  } catch (error) {
    parentPort.postMessage(String(error));
  }
`;

/**
 * Checks the pages of a database file without holding anything up; `null` when all is well, otherwise what is not.
 *
 * The library must have been loaded by the main thread before: native add-ons are loaded there first.
 */
export function quickCheck(path: string): Promise<string | null> {
  const library = createRequire(import.meta.url).resolve('better-sqlite3');
  const worker = new Worker(CHECK, { eval: true, workerData: { path, library } });
  return new Promise((resolve, reject) => {
    worker.once('message', (found: unknown) => resolve(found === 'ok' ? null : String(found)));
    worker.once('error', reject);
  });
}
