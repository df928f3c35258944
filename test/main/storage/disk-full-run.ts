import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emitter } from '../../../main/adapters/emitter.ts';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { Recorder } from '../../../main/history/recorder.ts';
import { findDamage } from '../../../main/storage/damage.ts';
import { DiskGuard } from '../../../main/storage/disk-guard.ts';
import { migrations } from '../../../main/storage/migrations/index.ts';
import { historyMigrations } from '../../../main/storage/migrations/history/index.ts';
import { openHistory } from '../../../main/storage/open-history.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { contracts, quoteOf } from '../history/quotes.ts';
import { seededRandom } from '../history/random.ts';

/** `node disk-full-run.ts FOLDER POINTS`: fills the small disk that FOLDER is on, again and again; prints what went wrong. */

const [folder = '', points = '50'] = process.argv.slice(2);
const KIB = 1024;
const clock = new FakeClock();
const random = seededRandom(3);
const now = (): number => clock.now();
const main = openMain({
  path: join(folder, 'kalshi-tray.db'),
  essentialsPath: join(folder, 'essentials.json'),
  now,
  log: { info: () => undefined, warn: console.error },
});
const history = openHistory(join(folder, 'history.db'), now);
if (!main.ok || !history.ok) throw new Error('The databases do not open');
const guard = new DiskGuard({ folder, clock, ballastBytes: 512 * KIB, lowBytes: 512 * KIB });
guard.start();
const quotes = new Emitter<Quote>();
const recorder = new Recorder({
  environment: 'practice',
  store: new HistoryStore(history.value.database, now),
  quotes: { quote: () => undefined, listenToQuotes: quotes.listen },
  clock,
  now,
  hasRoom: () => guard.hasRoom,
  log: { info: () => undefined, warn: () => guard.check() },
});
recorder.start();
recorder.follow([quoteOf({ exchangeTime: 0 }).ticker]);
recorder.setFresh(true, now());

const problems: string[] = [];
for (let point = 0; point < Number(points); point += 1) await fillAndFree(point);
recorder.stop();
guard.stop();
for (const [database, steps] of [
  [main.value.database, migrations],
  [history.value.database, historyMigrations],
] as const) {
  const damage = findDamage(database, steps);
  if (damage) problems.push(damage);
  database.close();
}
console.log(JSON.stringify(problems));

async function fillAndFree(point: number): Promise<void> {
  const filler = join(folder, 'filler');
  await quoteFor(Math.floor(random() * 4_000));
  const left = Math.floor(random() * 64) * KIB;
  writeFileSync(filler, Buffer.alloc(Math.max(0, freeBytes() - left), 1));
  await quoteFor(15_000);
  if (recorder.state.name !== 'paused') problems.push(`${point}: recording went on`);
  if (!writeLedger()) problems.push(`${point}: the ledger could not be written`);
  rmSync(filler);
  await quoteFor(60_000);
  if (recorder.state.name !== 'recording') problems.push(`${point}: recording did not resume`);
  if (!guard.hasRoom) problems.push(`${point}: the ballast did not come back`);
}

async function quoteFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    quotes.emit(quoteOf({ exchangeTime: now(), volume: contracts(now() % 1_000_000) }));
    await clock.advance(500);
  }
}

function writeLedger(): boolean {
  try {
    if (main.ok) {
      main.value.database
        .prepare(
          `INSERT INTO alert_rule (environment, draft, created_time, state, generation) VALUES ('practice', '{}', 1, '{}', 0)`,
        )
        .run();
    }
    return true;
  } catch {
    return false;
  }
}

function freeBytes(): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
