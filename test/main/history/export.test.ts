import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExportDesk } from '../../../main/history/export-desk.ts';
import { exportHistory, type ExportJob } from '../../../main/history/exporter.ts';
import type { ExportRequest } from '../../../preload/contract/archive.ts';
import { TICKER, historyKit, marketOf } from './kit.ts';
import { tenMinutes } from './ten-minutes.ts';

const kit = historyKit();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const request = (patch: Partial<ExportRequest> = {}): ExportRequest => ({
  tickers: [TICKER],
  range: null,
  content: 'ticks',
  format: 'csv',
  ...patch,
});

const job = (now: number, patch: Partial<ExportRequest>, name = 'export'): ExportJob => ({
  environment: 'production',
  request: request(patch),
  path: join(folder, name),
  now,
  onProgress: () => undefined,
  signal: new AbortController().signal,
});

const read = (name = 'export'): string => readFileSync(join(folder, name), 'utf8');

describe('an export', () => {
  it('holds every change with exact decimals and both forms of time', async () => {
    const { store, clock } = await tenMinutes(kit);
    const done = await exportHistory(store, job(clock.now(), {}));
    expect(done).toEqual({ ok: true, value: { path: join(folder, 'export'), rows: 600 } });
    const lines = read().split('\r\n');
    expect(lines).toHaveLength(602);
    expect(lines[0]).toBe(
      '\uFEFFmarket,title,outcome,time,time_ms,yes_bid,yes_bid_size,yes_ask,yes_ask_size,last,volume,open_interest,source,begins_recording',
    );
    const { title, yesSubtitle } = marketOf();
    expect(lines[2]).toBe(
      `${TICKER},${title},${yesSubtitle},2026-11-22T12:00:01.000Z,1795348801000,0.4000,10.00,0.4200,20.00,0.4100,0.01,50.00,stream,0`,
    );
  });

  it('of candles as JSON can be read back', async () => {
    const { store, clock } = await tenMinutes(kit);
    await exportHistory(store, job(clock.now(), { content: 1, format: 'json' }));
    const { markets } = JSON.parse(read()) as {
      markets: { market: string; rows: { volume: string; price_open: string }[] }[];
    };
    expect(markets[0]?.market).toBe(TICKER);
    expect(markets[0]?.rows).toHaveLength(11);
    expect(markets[0]?.rows[1]).toMatchObject({ volume: '0.60', yes_bid_close: '0.4000' });
  });

  it('holds only the time that was asked for, and loses nothing between two chunks', async () => {
    const { store, clock, id } = await tenMinutes(kit);
    const newest = store.ticks.newest(id);
    for (let nth = 1; newest && nth <= 2_500; nth += 1) store.ticks.add(id, { ...newest, nth });
    const minute = { startTime: clock.now() - 60_000, endTime: clock.now() };
    await exportHistory(store, job(clock.now(), { range: minute }));
    expect(read().split('\r\n')).toHaveLength(1 + 59 + 2_500 + 1);
  });

  it.each([60, 1440] as const)(
    'of candles of %i minutes ends with the one in which the data ends, as the chart does',
    async (content) => {
      const { store, clock, id } = await tenMinutes(kit);
      const newest = store.candles.newest(id, content, Number.MAX_SAFE_INTEGER);
      const lastLine = () => read().trimEnd().split('\r\n').at(-1);
      await exportHistory(store, job(clock.now(), { content }));
      expect(lastLine()).toContain(`,${newest?.endTime},`);
      const range = { startTime: clock.now() - 60_000, endTime: clock.now() };
      await exportHistory(store, job(clock.now(), { content, range }));
      expect(lastLine()).toContain(`,${newest?.endTime},`);
    },
  );

  it('of several markets has all of them, also those without data', async () => {
    const { store, clock } = await tenMinutes(kit);
    store.markets.idOf('production', 'EMPTY');
    const tickers = ['EMPTY', TICKER];
    await exportHistory(store, job(clock.now(), { tickers, format: 'json' }));
    const { markets } = JSON.parse(read()) as { markets: { market: string; rows: unknown[] }[] };
    expect(markets.map(({ market, rows }) => [market, rows.length])).toEqual([
      ['EMPTY', 0],
      [TICKER, 600],
    ]);
  });

  it('tells how far it is', async () => {
    const { store, clock } = await tenMinutes(kit);
    const shares: number[] = [];
    const onProgress = ({ share }: { share: number }) => shares.push(share);
    await exportHistory(store, { ...job(clock.now(), {}), onProgress });
    expect(shares.at(-1)).toBe(1);
  });

  it('can be cancelled, and leaves nothing behind', async () => {
    const { store, clock } = await tenMinutes(kit);
    const cancel = new AbortController();
    const done = await exportHistory(store, {
      ...job(clock.now(), { tickers: [TICKER, TICKER] }),
      onProgress: () => cancel.abort(),
      signal: cancel.signal,
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that cannot be written says so', async () => {
    const { store, clock } = await tenMinutes(kit);
    const done = await exportHistory(store, job(clock.now(), {}, 'missing/export'));
    expect(done.ok ? '' : done.error.message).toContain('another place');
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const { store, clock } = await tenMinutes(kit);
    symlinkSync('/dev/full', join(folder, 'export.part'));
    const done = await exportHistory(store, job(clock.now(), {}));
    expect(done.ok ? '' : done.error.message).toContain('disk is full');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1+1', '＠SUM(A1)'])(
    'runs nothing in a spreadsheet: %j',
    async (title) => {
      const { store, clock } = await tenMinutes(kit);
      store.markets.describe('production', marketOf({ title }), clock.now());
      await exportHistory(store, job(clock.now(), {}));
      expect(read()).toContain(`${TICKER},"'${title}",`);
    },
  );
});

describe('the export desk', () => {
  it('writes where the person said, under a name that says what it is', async () => {
    const { store, clock } = await tenMinutes(kit);
    const asked: string[] = [];
    const desk = new ExportDesk(store, (name) => {
      asked.push(name);
      return Promise.resolve(join(folder, name));
    });
    await desk.run(job(clock.now(), { content: 60, format: 'json' }));
    expect(asked).toEqual([`${TICKER} hours.json`]);
    expect(desk.lastPath).toBe(join(folder, `${TICKER} hours.json`));
    expect(existsSync(join(folder, `${TICKER} hours.json`))).toBe(true);
  });

  it('does nothing when the person changed their mind', async () => {
    const { store, clock } = await tenMinutes(kit);
    const desk = new ExportDesk(store, () => Promise.resolve(null));
    expect(await desk.run(job(clock.now(), {}))).toEqual({ ok: true, value: null });
    expect(desk.lastPath).toBeNull();
  });

  it('does one thing at a time', async () => {
    const { store, clock } = await tenMinutes(kit);
    const desk = new ExportDesk(store, () => new Promise(() => undefined));
    void desk.run(job(clock.now(), {}));
    expect(await desk.run(job(clock.now(), {}))).toMatchObject({ ok: false });
  });

  it('is free again after a place where nothing can be written or removed', async () => {
    const { store, clock } = await tenMinutes(kit);
    const places = [join(folder, 'taken'), join(folder, 'free')];
    mkdirSync(join(folder, 'taken.part'));
    const desk = new ExportDesk(store, () => Promise.resolve(places.shift() ?? null));
    const refused = await desk.run(job(clock.now(), {}));
    expect(refused.ok ? '' : refused.error.message).toContain('another place');
    expect(await desk.run(job(clock.now(), {}))).toMatchObject({ ok: true });
  });

  it('leaves nothing unfinished when the app ends', async () => {
    const { store, clock } = await tenMinutes(kit);
    const desk = new ExportDesk(store, (name) => Promise.resolve(join(folder, name)));
    const running = desk.run({ ...job(clock.now(), {}), onProgress: () => desk.stop() });
    expect(await running).toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});
