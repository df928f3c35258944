import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { killOnce } from './kill-run.ts';

it('a kill at any moment costs at most a second of ticks, no rule, no followed market and no candle', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-kill-'));
  try {
    for (const runMs of [40, 333, 700]) {
      const report = await killOnce(folder, runMs);
      expect(report).toMatchObject({ isCorrupt: false, lostRows: 0, candlesAreExact: true });
      expect(report.lostMs).toBeLessThan(1_000);
      expect(report.startMs).toBeLessThan(2_000);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
