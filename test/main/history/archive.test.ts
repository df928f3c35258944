import { describe, expect, it } from 'vitest';
import { Archive } from '../../../main/history/archive.ts';
import { candlesIn, planBackfill } from '../../../main/history/backfill-plan.ts';
import type { HistoryStore } from '../../../main/history/history-store.ts';
import { Removal } from '../../../main/history/removal.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, candleOf, historyKit, marketOf } from './kit.ts';
import { tenMinutes } from './ten-minutes.ts';

const DAY = 86_400_000;
const kit = historyKit();
const log = { info: () => undefined, warn: () => undefined };

function archiveOf(
  store: HistoryStore,
  clock: FakeClock,
  followed: readonly string[] = [],
  aheadMs = 0,
) {
  return new Archive({
    environment: 'production',
    store,
    clock,
    now: () => clock.now() + aheadMs,
    followed: () => new Set(followed),
  });
}

async function listed(archive: Archive) {
  const answer = await archive.list();
  return answer.ok ? answer.value : expect.fail(answer.error.message);
}

describe('the archive', () => {
  it('lists what is stored of a market, and since when', async () => {
    const { store, clock } = await tenMinutes(kit);
    store.markets.idOf('demo', 'OF-ANOTHER-EXCHANGE');
    const entries = await listed(archiveOf(store, clock, [TICKER]));
    expect(entries).toEqual([
      {
        ticker: TICKER,
        eventTicker: marketOf().eventTicker,
        title: marketOf().title,
        yesSubtitle: marketOf().yesSubtitle,
        status: 'active',
        result: null,
        firstTime: clock.now() - 600_000 - 60_000,
        lastTime: clock.now(),
        ticks: 600,
        candles: 14,
        bytes: 600 * 48 + 14 * 68,
        isKept: false,
        isFollowed: true,
        deletedTime: null,
      },
    ]);
  });

  it('lists a market of which nothing is stored yet, without dates', async () => {
    const { store, clock } = await tenMinutes(kit);
    store.markets.idOf('production', 'NEW');
    const entry = (await listed(archiveOf(store, clock))).find(({ ticker }) => ticker === 'NEW');
    expect(entry).toMatchObject({ title: 'NEW', firstTime: null, lastTime: null, bytes: 0 });
  });

  it('says why when it cannot be read', async () => {
    const { store, clock } = await tenMinutes(kit);
    store.database.exec('ALTER TABLE tick RENAME TO gone');
    expect(await archiveOf(store, clock).list()).toMatchObject({ error: { code: 'internal' } });
  });

  it('finds markets by words of title, outcome and ticker, whatever their state', async () => {
    const { store, clock } = await tenMinutes(kit);
    const archive = archiveOf(store, clock);
    const found = (text: string) => archive.search(text).map(({ ticker }) => ticker);
    expect(found('new YORK 50°')).toEqual([TICKER]);
    expect(found(TICKER.toLowerCase())).toEqual([TICKER]);
    expect(found('new york snow')).toEqual([]);
    expect(found('')).toEqual([]);
    archive.delete([TICKER]);
    expect(found('new york')).toEqual([]);
  });

  it('keeps markets, and no longer', async () => {
    const { store, clock } = await tenMinutes(kit);
    const archive = archiveOf(store, clock);
    archive.keep([TICKER], true);
    expect((await listed(archive))[0]?.isKept).toBe(true);
    archive.keep([TICKER], false);
    expect((await listed(archive))[0]?.isKept).toBe(false);
  });

  it('deletes nothing of markets that are followed', async () => {
    const { store, clock } = await tenMinutes(kit);
    store.markets.idOf('production', 'OTHER');
    const archive = archiveOf(store, clock, [TICKER]);
    expect(archive.delete([TICKER, 'OTHER'])).toEqual({
      ok: true,
      value: { deleted: ['OTHER'], followed: [TICKER] },
    });
    expect(store.markets.find('production', TICKER)?.deletedTime).toBeNull();
  });

  it('brings back what was deleted less than a day ago, as it was', async () => {
    const { store, clock, id } = await tenMinutes(kit);
    const archive = archiveOf(store, clock);
    const before = await listed(archive);
    const removal = new Removal({ store, clock, log });
    removal.start();
    archive.delete([TICKER]);
    await clock.advance(DAY - 60_000);
    expect((await listed(archive))[0]?.deletedTime).not.toBeNull();
    archive.restore([TICKER]);
    await clock.advance(2 * DAY);
    removal.stop();
    expect(await listed(archive)).toEqual(before);
    expect(store.ticks.count(id, ALWAYS)).toBe(600);
  });

  it('brings it back for a whole day also where the clock of this machine is ahead by two', async () => {
    const { store, clock } = await tenMinutes(kit);
    const archive = archiveOf(store, clock, [], -2 * DAY);
    const removal = new Removal({ store, clock, log });
    removal.start();
    archive.delete([TICKER]);
    await clock.advance(DAY - 60_000);
    removal.stop();
    expect(store.markets.find('production', TICKER)).not.toBeNull();
  });

  it('takes what was deleted off the disk after a day', async () => {
    const { store, clock, id } = await tenMinutes(kit);
    const removal = new Removal({ store, clock, log });
    removal.start();
    archiveOf(store, clock).delete([TICKER]);
    await clock.advance(DAY + 3_700_000);
    removal.stop();
    expect(store.markets.all()).toEqual([]);
    for (const table of ['tick', 'trade', 'candle', 'stretch', 'coverage', 'mark']) {
      const rows = store.database.prepare(`SELECT * FROM ${table} WHERE market_id = ?`).all(id);
      expect(rows, table).toEqual([]);
    }
  });
  it('fetches again what was gone when a market is followed in the middle of its removal', async () => {
    const { store, clock, id } = await tenMinutes(kit);
    const market = marketOf({ openTime: clock.now() - 5 * DAY });
    const range = { startTime: clock.now() - 5 * DAY, endTime: clock.now() };
    store.transaction(() => {
      store.markets.describe('production', market, clock.now());
      for (let time = range.startTime; time < range.endTime; time += 60_000) {
        store.candles.put(id, 1, candleOf(time));
      }
      for (const period of [1, 60] as const) store.coverage.addFetched(id, period, range);
    });
    archiveOf(store, clock).delete([TICKER]);
    clock.jump(DAY + 1);
    const removal = new Removal({ store, clock, log });
    removal.start();
    await clock.advance(100);
    removal.stop();
    store.markets.setDeleted('production', [TICKER], null);
    expect(store.candles.count(id, 1, range)).toBeLessThan(5 * 1_440);
    const plan = planBackfill({ id, ticker: TICKER, market }, store.coverage, clock.now());
    const wanted = plan.filter(({ period }) => period === 1);
    expect(wanted.reduce((sum, piece) => sum + candlesIn(piece), 0)).toBeGreaterThan(5 * 1_440);
  });
});
