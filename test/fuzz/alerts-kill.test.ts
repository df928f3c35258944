import { expect, it } from 'vitest';
import { KillRun } from './alerts/kill-run.ts';

/** `node scripts/kill-alerts.ts` does the same 200 times. */
const KILLS = 8;

it(`a storm of alerts killed ${KILLS} times records each firing once and loses no notification`, async () => {
  const run = new KillRun();
  for (let kill = 0; kill < KILLS; kill += 1) await run.killOnce(kill * 30, kill % 4 === 3);
  const report = await run.finish();
  expect(report).toMatchObject({ wrongInLedger: [], lost: [], repeatedWithoutExcuse: [] });
  expect(report.firings).toBeGreaterThan(0);
}, 180_000);
