import type { Database } from 'better-sqlite3';
import { join } from 'node:path';
import { saveEssentials } from '../../../main/storage/essentials.ts';
import { openHistory } from '../../../main/storage/open-history.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import { quickCheck } from '../../../main/storage/quick-check.ts';
import { damageFile, type Damage } from './damage-file.ts';

const TIME = Date.UTC(2026, 10, 22);
const now = (): number => TIME;
const log = { info: () => undefined, warn: () => undefined };

/** A data folder as the app has it after some use: both databases and the copy of what is essential. */
export function makeDataFolder(folder: string): void {
  const main = openMain({ path: mainPath(folder), essentialsPath: copyPath(folder), now, log });
  if (!main.ok) throw new Error(main.error.message);
  fillMain(main.value.database);
  saveEssentials(main.value.database, copyPath(folder));
  main.value.database.close();
  const history = openHistory(historyPath(folder), now);
  if (!history.ok) throw new Error(history.error.message);
  fillHistory(history.value.database);
  history.value.database.close();
}

export interface Survival {
  readonly openMs: number;
  readonly watchlist: number;
  readonly rules: number;
  readonly historyWrites: boolean;
  readonly setAside: readonly string[];
}

/** Damages one of the files and starts on what is left. */
export async function survive(
  folder: string,
  file: 'main' | 'history',
  damage: Damage,
  random: () => number,
): Promise<Survival> {
  damageFile(file === 'main' ? mainPath(folder) : historyPath(folder), damage, random);
  const start = performance.now();
  const main = openMain({ path: mainPath(folder), essentialsPath: copyPath(folder), now, log });
  if (!main.ok) throw new Error(main.error.message);
  const history = openHistory(historyPath(folder), now);
  if (!history.ok) throw new Error(history.error.message);
  const openMs = performance.now() - start;
  await quickCheck(historyPath(folder));
  const { database } = main.value;
  const survival = {
    openMs,
    watchlist: countOf(database, 'watchlist'),
    rules: countOf(database, 'alert_rule'),
    historyWrites: canWrite(history.value.database),
    setAside: [main.value.notice, history.value.notice].flatMap((notice) => notice?.path ?? []),
  };
  database.close();
  history.value.database.close();
  return survival;
}

export const mainPath = (folder: string): string => join(folder, 'kalshi-tray.db');
export const historyPath = (folder: string): string => join(folder, 'history.db');
export const copyPath = (folder: string): string => join(folder, 'essentials.json');

export const WATCHED = 40;
export const RULES = 30;

function fillMain(database: Database): void {
  const watch = database.prepare(
    `INSERT INTO watchlist (environment, ticker, title, position) VALUES ('production', ?, ?, ?)`,
  );
  const rule = database.prepare(
    `INSERT INTO alert_rule (environment, draft, created_time, state, generation)
     VALUES ('production', '{}', ?, '{}', 0)`,
  );
  const market = database.prepare(`INSERT INTO market VALUES ('production', ?, '{}', NULL)`);
  database.transaction(() => {
    for (let index = 0; index < WATCHED; index += 1) {
      watch.run(`KXTEST-${index}`, `Title ${index}`, index);
      market.run(`KXTEST-${index}`);
    }
    for (let index = 0; index < RULES; index += 1) rule.run(TIME + index);
  })();
}

function fillHistory(database: Database): void {
  const tick = database.prepare(
    'INSERT INTO tick VALUES (?, ?, 0, 400000, 100, 420000, 100, 410000, ?, 5, 0, 0)',
  );
  database.transaction(() => {
    for (let market = 1; market <= 5; market += 1) {
      database
        .prepare(
          `INSERT INTO market (id, environment, ticker, title, market, pinned) VALUES (?, 'production', ?, '', NULL, 0)`,
        )
        .run(market, `KXTEST-${market}`);
      for (let index = 0; index < 2_000; index += 1) tick.run(market, TIME + index * 500, index);
    }
  })();
}

export function countOf(database: Database, table: string): number {
  return database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

/** A file damaged in pages that are not touched yet takes writes, or says that it is damaged; it never ends the app. */
function canWrite(database: Database): boolean {
  try {
    database.prepare(`INSERT OR REPLACE INTO pulse VALUES ('production', 1)`).run();
    return true;
  } catch (error) {
    return String(error).includes('malformed');
  }
}
