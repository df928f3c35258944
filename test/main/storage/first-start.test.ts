import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Stores } from '../../../main/stores.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeLog } from '../../fakes/fake-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-first-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a folder that is not there yet is no full disk', () => {
  const data = join(folder, 'data');
  const opened = Stores.open({ folder: data, clock: new FakeClock(), log: new FakeLog() });
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.disk.hasRoom).toBe(true);
  opened.value.close();
});
