import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../test/main/history/random.ts';
import { damages } from '../test/main/storage/damage-file.ts';
import { makeDataFolder, RULES, survive, WATCHED } from '../test/main/storage/survival.ts';

/** `node scripts/damage-history.ts [files = 500]`: damages data files in every way and starts on each. */

const files = Number(process.argv[2] ?? 500);
const random = seededRandom(files);
const found = { started: 0, slowestMs: 0, rowsLost: 0, setAside: 0, failures: [] as string[] };

for (let count = 0; count < files; count += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-damage-'));
  const damage = damages[count % damages.length] ?? 'flips';
  const file = Math.floor(count / damages.length) % 2 === 0 ? 'main' : 'history';
  makeDataFolder(folder);
  try {
    const survival = await survive(folder, file, damage, random);
    found.started += 1;
    found.slowestMs = Math.max(found.slowestMs, Math.round(survival.openMs));
    found.rowsLost += WATCHED - survival.watchlist + (RULES - survival.rules);
    found.setAside += survival.setAside.length;
    if (!survival.historyWrites) found.failures.push(`${count} ${damage}: cannot be written to`);
  } catch (error) {
    found.failures.push(`${count} ${file} ${damage}: ${String(error)}`);
  }
  rmSync(folder, { recursive: true });
}
console.log(`${files} damaged files:`, found);
process.exitCode = found.failures.length + found.rowsLost === 0 && found.slowestMs < 5_000 ? 0 : 1;
