import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportHistory } from '../../../main/history/exporter.ts';
import { writeAtomically } from '../../../main/storage/write-atomically.ts';
import { openLoad, recordAll } from '../history/load.ts';

/**
 * `node last-write-run.ts FOLDER`: leaves room for two pages on the small disk that FOLDER is on and writes more than that. The
 * system takes what fits and calls it a success, so this is what tells whether anybody counts. Prints what went wrong.
 */

const [folder = ''] = process.argv.slice(2);
const ROOM = 8_192;
const problems: string[] = [];

const copy = join(folder, 'copy.json');
writeAtomically(copy, 'as it was');
const { bavail, bsize } = statfsSync(folder);
writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize - ROOM, 1));
try {
  writeAtomically(copy, 'x'.repeat(3 * ROOM));
  problems.push('the copy was called written');
} catch {
  if (existsSync(`${copy}.new`)) problems.push('the half copy takes the last room');
}
if (readFileSync(copy, 'utf8') !== 'as it was') problems.push('the old copy is gone');

const elsewhere = mkdtempSync(join(tmpdir(), 'kalshi-tray-last-write-'));
const load = openLoad(join(elsewhere, 'history.db'));
recordAll(load, { ticks: 500, markets: 1, spanMs: 60_000 });
const exported = await exportHistory(load.store, {
  environment: 'practice',
  request: { tickers: ['LOAD-0'], range: null, content: 'ticks', format: 'csv' },
  path: join(folder, 'export.csv'),
  now: load.clock.now(),
  onProgress: () => undefined,
  signal: new AbortController().signal,
});
if (exported.ok) problems.push('the export was called written');
else if (!exported.error.message.includes('disk is full')) problems.push(exported.error.message);
if (readdirSync(folder).length !== 2) problems.push(`left behind: ${readdirSync(folder).join()}`);
load.store.database.close();
rmSync(elsewhere, { recursive: true });
console.log(JSON.stringify(problems));
