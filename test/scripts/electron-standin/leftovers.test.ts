import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createProfile,
  removeProfile,
} from '../../../scripts/electron-standin/chromium/profile.ts';
import { canRun, startScenario } from './scenario.ts';

/** Processes that use a profile of the stand-in with that process id. */
function chromiumsOf(pid: number): readonly string[] {
  const mark = `electron-standin-profile-${pid}-`;
  return readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(mark);
    } catch {
      return false;
    }
  });
}

function profilesOf(pid: number): readonly string[] {
  return readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`electron-standin-profile-${pid}-`),
  );
}

describe.skipIf(!canRun)('when the stand-in ends', () => {
  let userData: string;
  beforeEach(() => {
    userData = mkdtempSync(join(tmpdir(), 'standin-leftovers-'));
  });
  afterEach(() => rmSync(userData, { recursive: true, force: true }));

  async function running() {
    const run = startScenario('tray', '--remote-debugging-port=0', `--user-data-dir=${userData}`);
    await run.find(/"control"/);
    const pid = run.pid ?? 0;
    expect(chromiumsOf(pid).length).toBeGreaterThan(0);
    return { run, pid };
  }

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s, Chromium and its profile go with it',
    async (signal) => {
      const { run, pid } = await running();
      await run.kill(signal);
      expect(run.exitCode, run.output).toBe(0);
      await vi.waitFor(() => expect(chromiumsOf(pid)).toEqual([]), 5_000);
      expect(profilesOf(pid)).toEqual([]);
    },
  );

  it('by SIGKILL, Chromium goes with it and the next run clears its profile away', async () => {
    const { run, pid } = await running();
    await run.kill('SIGKILL');
    await vi.waitFor(() => expect(chromiumsOf(pid)).toEqual([]), 10_000);
    removeProfile(createProfile());
    expect(profilesOf(pid)).toEqual([]);
  });

  it('the profiles of running ones stay', () => {
    const own = createProfile();
    mkdirSync(join(own, 'inside'));
    removeProfile(createProfile());
    expect(existsSync(join(own, 'inside'))).toBe(true);
    removeProfile(own);
    expect(existsSync(own)).toBe(false);
  });
});
