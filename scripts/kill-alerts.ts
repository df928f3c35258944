import { KillRun } from '../test/fuzz/alerts/kill-run.ts';

/** `node scripts/kill-alerts.ts [times = 200]`: kills a storm of alerts at random moments and reports what that cost. */

const times = Number(process.argv[2] ?? 200);
const run = new KillRun();
for (let kill = 0; kill < times; kill += 1) {
  const early = Math.random() < 0.15;
  await run.killOnce(Math.random() * 400, early);
}
const report = await run.finish();
console.log(report);
const isGood =
  report.wrongInLedger.length + report.lost.length + report.repeatedWithoutExcuse.length === 0;
process.exitCode = isGood ? 0 : 1;
