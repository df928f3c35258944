import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { salvage } from '../../../main/history/salvage.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, candleOf, historyKit } from './kit.ts';
import { tenMinutes } from './ten-minutes.ts';

const kit = historyKit();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-keeping-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const filled = () => tenMinutes(kit);

describe('salvage', () => {
  it('carries markets, candles and ticks over, and claims nothing to be complete', async () => {
    const { store, clock, id } = await filled();
    store.writer.backfill(id, 60, { startTime: 0, endTime: 3_600_000 }, [candleOf(3_600_000)]);
    store.markets.setPinned('production', [TICKER], true);
    store.database.pragma('wal_checkpoint(TRUNCATE)');
    const old = join(folder, 'old.db');
    copyFileSync(store.database.name, old);
    store.database.exec(
      'DELETE FROM market; DELETE FROM tick; DELETE FROM candle; DELETE FROM stretch; DELETE FROM coverage; DELETE FROM mark',
    );
    store.markets.idOf('demo', 'OTHER');
    const carrying = salvage(old, store, clock, new AbortController().signal);
    await clock.advance(1_000);
    expect(await carrying).toBeGreaterThan(600);
    const adopted = store.markets.idOf('production', TICKER);
    expect(adopted).not.toBe(store.markets.idOf('demo', 'OTHER'));
    expect(store.ticks.count(adopted, ALWAYS)).toBe(600);
    expect(store.candles.count(adopted, 1, ALWAYS)).toBe(11);
    expect(store.coverage.recorded(adopted, ALWAYS, clock.now())).toEqual([]);
    expect(store.markets.marks(adopted)).toHaveLength(1);
    expect(store.markets.find('production', TICKER)?.isPinned).toBe(true);
  });

  it('of a file that is no database carries nothing and harms nothing', async () => {
    const { store, clock } = await filled();
    const signal = new AbortController().signal;
    expect(
      await salvage(join(folder, 'missing.db'), store, new FakeClock(clock.now()), signal),
    ).toBe(0);
  });
});
