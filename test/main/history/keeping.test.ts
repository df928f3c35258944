import Database from 'better-sqlite3';
import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { salvage } from '../../../main/history/salvage.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import { ALWAYS, TICKER, candleOf, contracts, dollars, historyKit } from './kit.ts';
import { tenMinutes } from './ten-minutes.ts';

const kit = historyKit();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-keeping-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const filled = () => tenMinutes(kit);

/** Carries everything over from a copy of the file after emptying it; resolves with the market's new number. */
async function salvaged(
  store: HistoryStore,
  clock: FakeClock,
  damage: (path: string) => void = () => undefined,
): Promise<number> {
  store.database.pragma('wal_checkpoint(TRUNCATE)');
  const old = join(folder, 'old.db');
  copyFileSync(store.database.name, old);
  damage(old);
  for (const table of ['market', 'tick', 'candle', 'trade', 'stretch', 'coverage', 'mark']) {
    store.database.exec(`DELETE FROM ${table}`);
  }
  store.markets.idOf('demo', 'OTHER');
  const carrying = salvage(old, store, clock, new AbortController().signal);
  await clock.advance(1_000);
  expect(await carrying).toBeGreaterThan(100);
  return store.markets.idOf('production', TICKER);
}

/** Makes the page in the middle of the stored changes unreadable. */
function damageMiddle(path: string): void {
  const database = new Database(path);
  const leaves = database
    .prepare<[], { offset: number; size: number }>(
      `SELECT pgoffset AS offset, pgsize AS size FROM dbstat WHERE name = 'tick' AND pagetype = 'leaf' ORDER BY path`,
    )
    .all();
  database.close();
  const { offset, size } = leaves[Math.floor(leaves.length / 2)] ?? expect.fail('No pages');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(size, 255), 0, size, offset);
  closeSync(file);
}

describe('salvage', () => {
  it('carries markets, candles and ticks over, and claims nothing to be complete', async () => {
    const { store, clock, id } = await filled();
    store.writer.backfill(id, 60, { startTime: 0, endTime: 3_600_000 }, [candleOf(3_600_000)]);
    store.markets.setKept('production', [TICKER], true);
    const adopted = await salvaged(store, clock);
    expect(adopted).not.toBe(store.markets.idOf('demo', 'OTHER'));
    expect(store.ticks.count(adopted, ALWAYS)).toBe(600);
    expect(store.candles.count(adopted, 1, ALWAYS)).toBe(11);
    expect(store.coverage.recorded(adopted, ALWAYS, clock.now())).toEqual([]);
    expect(store.markets.marks(adopted)).toHaveLength(1);
    expect(store.markets.find('production', TICKER)?.isKept).toBe(true);
  });

  it('loses none of many changes and trades of one moment', async () => {
    const { store, clock, id } = await filled();
    const newest = store.ticks.newest(id);
    const trade = { price: dollars(410_000), size: contracts(150), takerSide: 'yes' } as const;
    store.transaction(() => {
      for (let nth = 1; newest && nth <= 1_500; nth += 1) {
        store.ticks.add(id, { ...newest, nth });
        store.trades.add(id, { ...trade, ticker: TICKER, id: `trade-${nth}`, time: clock.now() });
      }
    });
    const adopted = await salvaged(store, clock);
    expect(store.ticks.count(adopted, ALWAYS)).toBe(600 + 1_500);
    expect(store.trades.latest(adopted, 9_999)).toHaveLength(1_500);
  });

  it('reads what lies on either side of a damaged page', async () => {
    const { store, clock, id } = await filled();
    const all = [...store.ticks.between(id, ALWAYS)];
    const adopted = await salvaged(store, clock, damageMiddle);
    const found = [...store.ticks.between(adopted, ALWAYS)];
    expect(found.length).toBeLessThan(600);
    expect([found[0], found.at(-1)]).toEqual([all[0], all.at(-1)]);
  });

  it('brings nothing back that was deleted', async () => {
    const { store, clock } = await filled();
    store.markets.setDeleted('production', [TICKER], clock.now());
    await salvaged(store, clock);
    expect(store.markets.find('production', TICKER)?.deletedTime).toBe(clock.now() - 1_000);
  });

  it('of a file that is no database carries nothing and harms nothing', async () => {
    const { store, clock } = await filled();
    const signal = new AbortController().signal;
    expect(
      await salvage(join(folder, 'missing.db'), store, new FakeClock(clock.now()), signal),
    ).toBe(0);
  });
});
