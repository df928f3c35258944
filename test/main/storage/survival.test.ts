import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DiskGuard } from '../../../main/storage/disk-guard.ts';
import { EssentialsKeeper } from '../../../main/storage/essentials-keeper.ts';
import { loadEssentials } from '../../../main/storage/essentials.ts';
import { markDamaged, openHistory } from '../../../main/storage/open-history.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import { quickCheck } from '../../../main/storage/quick-check.ts';
import { noteFinished } from '../../../main/storage/unfinished.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { seededRandom } from '../history/random.ts';
import { damageFile, damages } from './damage-file.ts';
import {
  copyPath,
  historyPath,
  mainPath,
  makeDataFolder,
  RULES,
  survive,
  WATCHED,
} from './survival.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-survival-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = (): number => Date.UTC(2026, 10, 22);
const silent = { info: () => undefined, warn: () => undefined };

const open = () =>
  openMain({ path: mainPath(folder), essentialsPath: copyPath(folder), now, log: silent });

function openOrThrow() {
  const opened = open();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

describe('a damaged file', () => {
  for (const file of ['main', 'history'] as const) {
    it.each(damages)(
      `never keeps the app from starting, nor costs a rule: ${file}, %s`,
      async (damage) => {
        const random = seededRandom(11);
        for (let round = 0; round < 4; round += 1) {
          rmSync(folder, { recursive: true });
          makeDataFolder(folder);
          const survival = await survive(folder, file, damage, random);
          expect(survival).toMatchObject({ watchlist: WATCHED, rules: RULES, historyWrites: true });
          expect(survival.openMs).toBeLessThan(5_000);
          for (const path of survival.setAside) expect(existsSync(path)).toBe(true);
        }
      },
    );
  }

  it('gives what can still be read of it to the fresh one, and the person is told', () => {
    makeDataFolder(folder);
    unlinkSync(copyPath(folder));
    damageFile(mainPath(folder), 'future', Math.random);
    expect(open().ok).toBe(false);

    rmSync(folder, { recursive: true });
    makeDataFolder(folder);
    damageFile(mainPath(folder), 'future', Math.random);
    const { database, notice } = openOrThrow();
    expect(database.prepare('SELECT count(*) FROM market').pluck().get()).toBe(WATCHED);
    expect(notice?.message).toContain('alerts were restored');
    expect(notice?.path).toContain('damaged-2026-11-22');
    database.close();
  });

  it('is replaced also when the app ended just before the fresh one had its name', () => {
    makeDataFolder(folder);
    unlinkSync(copyPath(folder));
    renameSync(mainPath(folder), `${mainPath(folder)}.fresh`);
    const { database, notice } = openOrThrow();
    expect(database.prepare('SELECT count(*) FROM alert_rule').pluck().get()).toBe(RULES);
    expect(notice).toBeNull();
    database.close();
  });

  it('never gives a new rule the number of a forgotten one that has fired', () => {
    makeDataFolder(folder);
    const { database: old } = openOrThrow();
    old.exec(
      `INSERT INTO alert_firing (environment, rule_id, generation, watch, note, sound, value, threshold, time,
         received_time, source, delivery, held)
       VALUES ('production', ${RULES + 20}, 1, '{}', '', 'up', 1, 1, 1, 1, 'poll', 'shown', 0)`,
    );
    old.close();
    damageFile(mainPath(folder), 'future', Math.random);
    const { database, notice } = openOrThrow();
    expect(notice?.kind).toBe('database-set-aside');
    const { lastInsertRowid } = database
      .prepare(
        `INSERT INTO alert_rule (environment, draft, created_time, state, generation)
         VALUES ('production', '{}', 1, '{}', 1)`,
      )
      .run();
    expect(lastInsertRowid).toBe(RULES + 21);
    database.close();
  });

  it('is left alone when a newer version wrote it, copy and all', () => {
    makeDataFolder(folder);
    damageFile(mainPath(folder), 'future', Math.random);
    const copy = readFileSync(copyPath(folder), 'utf8').replace(/"version": \d+/, '"version": 999');
    writeFileSync(copyPath(folder), copy);
    const opened = open();
    expect(opened).toMatchObject({ ok: false });
    if (!opened.ok) expect(opened.error.message).toContain('newer version');
  });

  it('of history that the background check has found is set aside at the next start', async () => {
    makeDataFolder(folder);
    expect(await quickCheck(historyPath(folder))).toBeNull();
    damageFile(historyPath(folder), 'garbage', seededRandom(5));
    expect(await quickCheck(historyPath(folder))).not.toBeNull();
    markDamaged(historyPath(folder));
    const opened = openHistory(historyPath(folder), now);
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.notice?.kind).toBe('history-set-aside');
    const [aside = ''] = opened.value.unfinished;
    expect(aside).toContain('history.db.damaged-');
    opened.value.database.close();
    noteFinished(aside);
    const again = openHistory(historyPath(folder), now);
    expect(again).toMatchObject({ ok: true, value: { notice: null } });
    if (again.ok) again.value.database.close();
  });
});

describe('the copy of what is essential', () => {
  it('follows every change within a second, and holds what the database holds', async () => {
    const clock = new FakeClock();
    const { database } = openOrThrow();
    const keeper = new EssentialsKeeper({ database, path: copyPath(folder), clock, log: silent });
    keeper.start();
    database
      .prepare(
        `INSERT INTO watchlist (environment, ticker, title, position) VALUES ('demo', 'A', 'a', 0)`,
      )
      .run();
    expect(loadEssentials(copyPath(folder))?.tables.watchlist).toEqual([]);
    await clock.advance(1_000);
    const [row] = loadEssentials(copyPath(folder))?.tables.watchlist ?? [];
    expect(row).toMatchObject({ environment: 'demo', ticker: 'A', title: 'a', position: 0 });
    database.prepare('DELETE FROM watchlist').run();
    keeper.stop();
    expect(loadEssentials(copyPath(folder))?.tables.watchlist).toEqual([]);
    database.close();
  });
});

describe('the ballast', () => {
  it('goes overboard when the disk is full and comes back when there is room', () => {
    const clock = new FakeClock();
    const guard = new DiskGuard({ folder, clock, ballastBytes: 100_000, lowBytes: 0 });
    guard.start();
    expect(guard.hasRoom).toBe(true);
    expect(readFileSync(join(folder, 'ballast'))).toHaveLength(100_000);
    guard.stop();
    const full = new DiskGuard({ folder, clock, ballastBytes: 100_000, lowBytes: 1e18 });
    const heard: boolean[] = [];
    full.listen((hasRoom) => heard.push(hasRoom));
    full.check();
    expect(heard).toEqual([false]);
    expect(existsSync(join(folder, 'ballast'))).toBe(false);
  });

  it('counts as full also when the ballast cannot be thrown overboard', () => {
    mkdirSync(join(folder, 'ballast', 'stuck'), { recursive: true });
    const full = new DiskGuard({ folder, clock: new FakeClock(), lowBytes: 1e18 });
    full.check();
    expect(full.hasRoom).toBe(false);
  });
});
