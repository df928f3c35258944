import { existsSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stores } from '../../../main/stores.ts';
import { openMain } from '../../../main/storage/open-main.ts';
import { quickCheck } from '../../../main/storage/quick-check.ts';
import { defaultRetention } from '../../../preload/contract/storage.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-unchecked-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const asideIn = () => readdirSync(folder).filter((name) => name.includes('damaged'));

describe('a file that cannot be checked at the moment', () => {
  it('is not called damaged', async () => {
    await expect(quickCheck(join(folder, 'missing.db'))).rejects.toThrow('unable to open');
    await expect(quickCheck(join(folder, 'no-folder', 'a.db'))).rejects.toThrow('does not exist');
  });

  it('of rules and watchlist is used as it is, and the log says so', () => {
    const warnings: string[] = [];
    const open = (steps: readonly string[]) => {
      const opened = openMain({
        path: join(folder, 'main.db'),
        essentialsPath: join(folder, 'essentials.json'),
        now: () => 0,
        log: { info: () => undefined, warn: (text) => warnings.push(text) },
        steps,
      });
      if (!opened.ok) throw new Error(opened.error.message);
      opened.value.database.close();
      return opened.value;
    };
    open(['CREATE TABLE a (x)']);
    const unreachable = join(folder, 'no-folder', 'other.db');
    const { notice } = open([`CREATE TABLE a (x); ATTACH '${unreachable}' AS other`]);
    expect(notice).toBeNull();
    expect(asideIn()).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('could not be checked')]);
  });

  it('of history is not set aside at the next start', async () => {
    let warn: (text: string) => void = () => undefined;
    const warned = new Promise<string>((resolve) => (warn = resolve));
    const log = { info: () => undefined, warn: (text: string) => warn(text) };
    const opened = Stores.open({ folder, clock: new FakeClock(), log });
    if (!opened.ok) throw new Error(opened.error.message);
    unlinkSync(join(folder, 'history.db'));
    opened.value.start(defaultRetention);
    expect(await warned).toContain('could not be checked');
    expect(opened.value.notices.all).toEqual([]);
    opened.value.close();
    expect(existsSync(join(folder, 'history.db.is-damaged'))).toBe(false);
  });
});
