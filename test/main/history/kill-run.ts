import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { systemClock } from '../../../main/adapters/clock.ts';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { mend } from '../../../main/history/mend.ts';
import { periodMs } from '../../../main/history/period.ts';
import { findDamage } from '../../../main/storage/damage.ts';
import { migrations } from '../../../main/storage/migrations/index.ts';
import { historyMigrations } from '../../../main/storage/migrations/history/index.ts';
import { openHistory } from '../../../main/storage/open-history.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import { candlePeriods } from '../../../preload/contract/history.ts';
import { plainCandle, recount } from './recount.ts';

const CHILD = fileURLToPath(new URL('kill-child.ts', import.meta.url));
const ALWAYS = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
const messageSchema = z.object({
  startTime: z.number(),
  tickTime: z.number(),
  rows: z.number(),
});
type Told = z.infer<typeof messageSchema>;

/** What a kill at a random moment has cost. */
export interface KillReport {
  readonly isCorrupt: boolean;
  /** How far behind the last change told the newest stored one is. */
  readonly lostMs: number;
  readonly lostRows: number;
  /** Both databases open and mended. */
  readonly startMs: number;
  readonly candlesAreExact: boolean;
}

/** Lets the app's storage run for a while in a process of its own, kills that with SIGKILL, and looks at what is left. */
export async function killOnce(folder: string, runMs: number): Promise<KillReport> {
  const child = fork(CHILD, [folder], { execArgv: [] });
  let last: Told = { startTime: 0, tickTime: 0, rows: 0 };
  child.on('message', (message) => {
    last = messageSchema.parse(message);
  });
  const exit = once(child, 'exit');
  await Promise.race([once(child, 'message'), exit]);
  if (child.exitCode !== null) throw new Error('The storage did not start: see above.');
  await pause(runMs);
  child.kill('SIGKILL');
  await exit;
  return inspect(folder, last);
}

function inspect(folder: string, told: Told): KillReport {
  const now = (): number => systemClock.now();
  const start = performance.now();
  const main = openMain({
    path: join(folder, 'kalshi-tray.db'),
    essentialsPath: join(folder, 'essentials.json'),
    now,
    log: { info: console.log, warn: console.error },
  });
  const history = openHistory(join(folder, 'history.db'), now);
  if (!main.ok || !history.ok) throw new Error('The databases do not open');
  const store = new HistoryStore(history.value.database, now);
  mend(store, 'practice');
  const startMs = performance.now() - start;
  const markets = store.markets.all();
  const newest = Math.max(
    told.startTime,
    ...markets.map(({ id }) => store.ticks.newest(id)?.tick.time ?? 0),
  );
  const count = (table: string): number =>
    main.value.database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const report = {
    isCorrupt:
      main.value.notice !== null ||
      history.value.notice !== null ||
      findDamage(main.value.database, migrations) !== null ||
      findDamage(history.value.database, historyMigrations) !== null,
    lostMs: told.tickTime - newest,
    lostRows: Math.max(0, told.rows - Math.min(count('alert_rule'), count('watchlist'))),
    startMs,
    candlesAreExact: markets.every(({ id }) => isExact(store, id)),
  };
  main.value.database.close();
  history.value.database.close();
  return report;
}

function isExact(store: HistoryStore, market: number): boolean {
  const ticks = [...store.ticks.between(market, ALWAYS)];
  return candlePeriods.every((period) => {
    const candles = store.candles.between(market, period, ALWAYS).map(plainCandle);
    return JSON.stringify(candles) === JSON.stringify(recount(ticks, periodMs(period)));
  });
}
