import { copyFileSync, mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Archive } from '../../../main/history/archive.ts';
import { exportHistory } from '../../../main/history/exporter.ts';
import { salvage } from '../../../main/history/salvage.ts';
import { csvFormat } from '../../../main/history/export-format.ts';
import type { ExportRequest } from '../../../preload/contract/history.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, candleOf, contracts, historyKit, marketOf, quoteOf } from './kit.ts';

const kit = historyKit();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-keeping-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Ten minutes of ticks, one a second. */
async function filled() {
  const { clock, store, recorder, quotes } = kit.record();
  store.markets.describe('production', marketOf(), clock.now());
  for (let count = 0; count < 600; count += 1) {
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
    await clock.advance(1_000);
  }
  recorder.stop();
  const id = store.markets.idOf('production', TICKER);
  return { clock, store, id };
}

describe('the archive', () => {
  it('lists, finds, pins and deletes markets', async () => {
    const { clock, store, id } = await filled();
    const archive = new Archive(store, clock);
    const listing = archive.list('new york 50°');
    await clock.advance(10);
    const [entry] = await listing;
    expect(entry).toMatchObject({ ticker: TICKER, ticks: 600, isPinned: false, status: 'active' });
    expect(entry?.bytes).toBeGreaterThan(600 * 20);
    const nothing = archive.list('new york snow');
    await clock.advance(10);
    expect(await nothing).toEqual([]);
    expect(archive.pin('production', TICKER, true).ok).toBe(true);
    expect(store.markets.find('production', TICKER)?.isPinned).toBe(true);
    const removal = archive.remove('production', TICKER);
    await clock.advance(100);
    expect((await removal).ok).toBe(true);
    expect(store.ticks.count(id, ALWAYS)).toBe(0);
    expect(store.markets.all()).toEqual([]);
    expect(archive.pin('production', TICKER, true)).toMatchObject({ error: { code: 'not-found' } });
  });
});

describe('an export', () => {
  const request = (patch: Partial<ExportRequest>): ExportRequest => ({
    environment: 'production',
    ticker: TICKER,
    range: { startTime: 0, endTime: 8e15 },
    content: 'ticks',
    format: 'csv',
    ...patch,
  });
  const job = (patch: Partial<ExportRequest>, name: string) => ({
    request: request(patch),
    path: join(folder, name),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });

  it('holds every tick with exact decimals and both forms of time', async () => {
    const { store, clock } = await filled();
    const range = { startTime: 0, endTime: clock.now() };
    const done = await exportHistory(store, job({ range }, 'ticks.csv'));
    expect(done).toEqual({ ok: true, value: { rows: 600, total: 600 } });
    const lines = readFileSync(join(folder, 'ticks.csv'), 'utf8').split('\r\n');
    expect(lines).toHaveLength(602);
    expect(lines[0]).toBe(
      'market,time,time_ms,yes_bid,yes_bid_size,yes_ask,yes_ask_size,last,volume,open_interest,source,begins_recording',
    );
    expect(lines[2]).toBe(
      `${TICKER},2026-11-22T12:00:01.000Z,1795348801000,0.4000,10.00,0.4200,20.00,0.4100,0.01,50.00,stream,0`,
    );
  });

  it('of candles as JSON can be read back', async () => {
    const { store, clock } = await filled();
    const range = { startTime: 0, endTime: clock.now() };
    await exportHistory(store, job({ range, content: 1, format: 'json' }, 'minutes.json'));
    const read = JSON.parse(readFileSync(join(folder, 'minutes.json'), 'utf8')) as {
      rows: { volume: string }[];
    };
    expect(read.rows).toHaveLength(11);
    expect(read.rows[1]?.volume).toBe('0.60');
  });

  it('with nothing in it is still a file of its kind', async () => {
    const { store } = await filled();
    const range = { startTime: 0, endTime: 1 };
    await exportHistory(store, job({ range, format: 'json' }, 'empty.json'));
    expect(JSON.parse(readFileSync(join(folder, 'empty.json'), 'utf8'))).toMatchObject({
      rows: [],
    });
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const { store, clock } = await filled();
    const cancel = new AbortController();
    const done = await exportHistory(store, {
      ...job({ range: { startTime: 0, endTime: clock.now() } }, 'ticks.csv'),
      onProgress: () => cancel.abort(),
      signal: cancel.signal,
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(join(folder, 'ticks.csv'))).toBe(false);
    expect(existsSync(join(folder, 'ticks.csv.part'))).toBe(false);
  });

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\r=1'])(
    'runs nothing in a spreadsheet: %j',
    (text) => {
      const line = csvFormat(text).row({ price: '-0.0100' }, true);
      expect(line).toMatch(/^"'/);
      expect(line).toMatch(/,-0\.0100\r\n$/);
    },
  );
});

describe('salvage', () => {
  it('carries markets, candles and ticks over, and claims nothing to be complete', async () => {
    const { store, clock, id } = await filled();
    store.writer.backfill(id, 60, { startTime: 0, endTime: 3_600_000 }, [candleOf(3_600_000)]);
    store.markets.setPinned(id, true);
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
