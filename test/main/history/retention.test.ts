import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import { Retention } from '../../../main/history/retention.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import { defaultRetention, type HistoryRetention } from '../../../preload/contract/storage.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, contracts, dollars, historyKit, marketOf, quoteOf } from './kit.ts';

const DAY = 86_400_000;
const kit = historyKit();
const log = { info: () => undefined, warn: () => undefined };

/** That many ticks, one a second, and a trade. */
async function filled(ticks = 600) {
  const { clock, store, recorder, quotes } = kit.record();
  store.markets.describe('production', marketOf(), clock.now());
  for (let count = 0; count < ticks; count += 1) {
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
    clock.jump(1_000);
    if (count % 1_000 === 0) await clock.advance(0);
  }
  const trade = { price: dollars(410_000), size: contracts(150), takerSide: 'yes' } as const;
  recorder.addTrade({ ...trade, ticker: TICKER, id: 'b7a0d1a8', time: clock.now() });
  recorder.stop();
  return { clock, store, id: store.markets.idOf('production', TICKER) };
}

async function purge(
  store: HistoryStore,
  clock: FakeClock,
  policy: Partial<HistoryRetention> = {},
  ms = 60_000,
): Promise<void> {
  const retention = new Retention({
    store,
    policy: { ...defaultRetention, ...policy },
    clock,
    log,
  });
  retention.start();
  await clock.advance(ms);
  retention.stop();
}

/** Of the file, with everything of the write-ahead log in it. */
function fileBytes({ database }: HistoryStore): number {
  database.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(database.name).size;
}

describe('retention', () => {
  it('waits a minute with new limits, so that a slip can be taken back', async () => {
    const { clock, store, id } = await filled();
    clock.jump(3 * DAY);
    const retention = new Retention({ store, policy: defaultRetention, clock, log });
    retention.setPolicy({ ...defaultRetention, tickDays: 1 });
    await clock.advance(59_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    retention.setPolicy(defaultRetention);
    await clock.advance(120_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    retention.setPolicy({ ...defaultRetention, tickDays: 1 });
    await clock.advance(70_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
    retention.stop();
  });

  it('leaves a minute to take back that a market is kept forever, also when a purge is due', async () => {
    const { clock, store, id } = await filled();
    clock.jump(100 * DAY);
    store.markets.setKept('production', [TICKER], true);
    const retention = new Retention({ store, policy: defaultRetention, clock, log });
    retention.start();
    await clock.advance(59.5 * MINUTE_MS);
    retention.postpone();
    store.markets.setKept('production', [TICKER], false);
    await clock.advance(45_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    await clock.advance(60_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
    retention.stop();
  });

  it('forgets old ticks, trades and minutes, keeps hours and days', async () => {
    const { clock, store, id } = await filled();
    clock.jump(100 * DAY);
    await purge(store, clock);
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
    expect(store.trades.latest(id, 10)).toEqual([]);
    expect(store.candles.count(id, 1, ALWAYS)).toBe(0);
    expect(store.candles.count(id, 60, ALWAYS)).toBe(2);
    expect(store.candles.count(id, 1440, ALWAYS)).toBe(1);
  });

  it('gives each resolution the time of its own', async () => {
    const { clock, store, id } = await filled();
    clock.jump(30 * DAY);
    await purge(store, clock);
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
    expect(store.candles.count(id, 1, ALWAYS)).toBe(11);
    await purge(store, clock, { minuteDays: 20, hourDays: 20 });
    expect(store.candles.count(id, 1, ALWAYS)).toBe(0);
    expect(store.candles.count(id, 1440, ALWAYS)).toBe(0);
  });

  it('makes the file on the disk as small as what is left in it', async () => {
    const { clock, store } = await filled(20_000);
    const full = fileBytes(store);
    expect(full).toBeGreaterThan(900_000);
    clock.jump(100 * DAY);
    await purge(store, clock);
    expect(fileBytes(store)).toBeLessThan(full / 5);
  });

  it('takes small steps', async () => {
    const { clock, store, id } = await filled(5_000);
    clock.jump(100 * DAY);
    await purge(store, clock, {}, 20);
    expect(store.ticks.count(id, ALWAYS)).toBe(4_000);
  });

  it('lets the oldest go first when there is more than may be kept', async () => {
    const { clock, store, id } = await filled();
    clock.jump(3 * DAY);
    const newest = store.ticks.newest(id);
    if (newest) store.ticks.add(id, { nth: 0, tick: { ...newest.tick, time: clock.now() } });
    await purge(store, clock, { maxBytes: fileBytes(store) - 8_192 });
    expect(store.ticks.count(id, ALWAYS)).toBe(1);
    expect(store.candles.count(id, 1, ALWAYS)).toBeGreaterThan(9);
  });

  it('leaves markets that are kept alone, however old they are and however large the file is', async () => {
    const { clock, store, id } = await filled();
    store.markets.setKept('production', [TICKER], true);
    clock.jump(1_000 * DAY);
    await purge(store, clock, { hourDays: 1, maxBytes: 0 });
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    expect(store.candles.count(id, 1, ALWAYS)).toBe(11);
    expect(store.candles.count(id, 1440, ALWAYS)).toBe(1);
  });

  it('goes on forgetting for as long as the app runs', async () => {
    const { clock, store, id } = await filled();
    const retention = new Retention({ store, policy: defaultRetention, clock, log });
    retention.start();
    await clock.advance(60_000);
    clock.jump(8 * DAY);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    await clock.advance(3_660_000);
    retention.stop();
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
  });

  it('lets old trades go first when it is they that take the space', async () => {
    const { clock, store, id } = await filled();
    addTrades(store, id, clock.now() - 2 * DAY, 20_000);
    addTrades(store, id, clock.now() - 60_000, 100);
    await purge(store, clock, { maxBytes: 500_000 });
    expect(store.trades.latest(id, 20_000).length).toBeGreaterThanOrEqual(100);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    expect(store.candles.count(id, 1, ALWAYS)).toBe(11);
    expect(fileBytes(store)).toBeLessThan(500_000);
  });

  it('leaves the last hour as it is when nothing makes the file small enough, and says so once', async () => {
    const { clock, store, id } = await filled();
    addTrades(store, store.markets.idOf('production', 'KEPT'), clock.now() - 2 * DAY, 20_000);
    store.markets.setKept('production', ['KEPT'], true);
    const warnings: string[] = [];
    const retention = new Retention({
      store,
      policy: { ...defaultRetention, maxBytes: 500_000 },
      clock,
      log: { info: () => undefined, warn: (text) => warnings.push(text) },
    });
    retention.start();
    await clock.advance(400);
    expect(warnings, 'one limit after the other').toEqual([]);
    await clock.advance(60_000);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
    expect(store.candles.count(id, 1, ALWAYS)).toBe(11);
    await clock.advance(5 * 3_600_000);
    retention.stop();
    expect(warnings).toEqual([expect.stringContaining('more than the 500000 it may')]);
    expect(store.trades.latest(store.markets.idOf('production', 'KEPT'), 20_000)).toHaveLength(
      20_000,
    );
  });
});

function addTrades(store: HistoryStore, market: number, since: number, count: number): void {
  const trade = { price: dollars(410_000), size: contracts(150), takerSide: 'yes' } as const;
  store.transaction(() => {
    for (let nth = 0; nth < count; nth += 1) {
      const id = `0b1f5a2e-0000-4000-8000-${String(nth).padStart(12, '0')}`;
      store.trades.add(market, { ...trade, ticker: TICKER, id, time: since + nth });
    }
  });
}
