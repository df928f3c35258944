import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killOnce } from '../test/main/history/kill-run.ts';

/** `node scripts/kill-history.ts [times = 200]`: kills the recording app's storage at random moments and reports what that cost. */

const times = Number(process.argv[2] ?? 200);
/** A folder is used for this many kills, so that most starts find data of earlier ones. */
const KILLS_PER_FOLDER = 20;

const worst = { corrupt: 0, lostMs: 0, lostRows: 0, startMs: 0, inexact: 0 };
for (let done = 0; done < times; done += KILLS_PER_FOLDER) {
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-kill-'));
  for (let kill = done; kill < Math.min(times, done + KILLS_PER_FOLDER); kill += 1) {
    const report = await killOnce(folder, Math.random() * 1_000);
    worst.corrupt += report.isCorrupt ? 1 : 0;
    worst.inexact += report.candlesAreExact ? 0 : 1;
    worst.lostRows += report.lostRows;
    worst.lostMs = Math.max(worst.lostMs, report.lostMs);
    worst.startMs = Math.max(worst.startMs, Math.round(report.startMs));
  }
  rmSync(folder, { recursive: true });
}
console.log(`${times} kills:`, worst);
const isGood =
  worst.corrupt + worst.inexact + worst.lostRows === 0 &&
  worst.lostMs <= 1_000 &&
  worst.startMs <= 2_000;
process.exitCode = isGood ? 0 : 1;
