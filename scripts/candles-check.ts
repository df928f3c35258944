import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { periodMs } from '../main/history/period.ts';
import { candlePeriods } from '../preload/contract/history.ts';
import { plainCandle, recount } from '../test/main/history/recount.ts';
import { openLoad, recordAll } from '../test/main/history/load.ts';

/**
 * `node scripts/candles-check.ts [ticks = 10000000] [markets = 500]`: records a week of synthetic ticks, many of them exactly
 * on a boundary, on a machine whose clocks are set back that week, and recomputes every candle.
 */

process.env.TZ = 'America/New_York';

const ticks = Number(process.argv[2] ?? 10_000_000);
const markets = Number(process.argv[3] ?? 500);
const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-candles-'));
const load = openLoad(join(folder, 'history.db'));
recordAll(load, { ticks, markets, spanMs: 7 * 86_400_000 });

let compared = 0;
let different = 0;
let onBoundary = 0;
for (const { id } of load.store.markets.all()) {
  const range = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
  const recorded = [...load.store.ticks.between(id, range)];
  onBoundary += recorded.filter(({ time }) => time % 60_000 === 0).length;
  for (const period of candlePeriods) {
    const kept = load.store.candles.between(id, period, range).map(plainCandle);
    const wanted = recount(recorded, periodMs(period));
    compared += wanted.length;
    for (const [index, candle] of wanted.entries()) {
      if (JSON.stringify(candle) !== JSON.stringify(kept[index])) different += 1;
    }
    different += Math.abs(kept.length - wanted.length);
  }
}
load.store.database.close();
rmSync(folder, { recursive: true });
console.log(
  `${ticks} ticks of ${markets} markets, ${onBoundary} on a full minute: ${compared} candles, ${different} differ`,
);
process.exitCode = different === 0 ? 0 : 1;
