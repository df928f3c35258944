import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stores } from '../../../main/stores.ts';
import { markDamaged } from '../../../main/storage/open-history.ts';
import { defaultRetention } from '../../../preload/contract/storage.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { ALWAYS, TICKER, candleOf, contracts, dollars } from '../history/kit.ts';

const TICKS = 5_000;
let folder: string;
let clock: FakeClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-carry-over-'));
  clock = new FakeClock();
});
/** The thread that checks the file may still have it open. */
afterEach(() => vi.waitFor(() => rmSync(folder, { recursive: true, force: true })));

const historyPath = () => join(folder, 'history.db');
const notes = () => readdirSync(folder).filter((name) => name.endsWith('.carry-over'));

function open(): Stores {
  const log = { info: () => undefined, warn: () => undefined };
  const opened = Stores.open({ folder, clock, log });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const idIn = ({ history }: Stores) => history.markets.idOf('production', TICKER);
const ticksIn = (stores: Stores) => stores.history.ticks.count(idIn(stores), ALWAYS);

/** A history of many ticks and a candle, found to be damaged. */
function leaveDamaged(): void {
  const stores = open();
  const { history } = stores;
  history.transaction(() => {
    for (let count = 0; count < TICKS; count += 1) addTick(stores, clock.now() - count);
    history.candles.put(idIn(stores), 1, candleOf(clock.now()));
  });
  stores.close();
  markDamaged(historyPath());
}

function addTick(stores: Stores, time: number): void {
  const tick = {
    time,
    bid: dollars(400_000),
    bidSize: contracts(1),
    ask: null,
    askSize: null,
    last: null,
    volume: contracts(1),
    openInterest: contracts(1),
    source: 'stream',
    begins: false,
  } as const;
  stores.history.ticks.add(idIn(stores), { nth: 0, tick });
}

/** Starts, and quits again after the first rows. */
async function breakOff(): Promise<void> {
  const stores = open();
  stores.start(defaultRetention);
  await settle();
  expect(ticksIn(stores)).toBeLessThan(TICKS);
  stores.close();
}

async function finish(): Promise<Stores> {
  const stores = open();
  stores.start(defaultRetention);
  await clock.advance(1_000);
  return stores;
}

describe('carrying over what a damaged history holds', () => {
  it('goes on at the next start when it was broken off, and writes nothing twice', async () => {
    leaveDamaged();
    await breakOff();
    await breakOff();
    const stores = await finish();
    expect(ticksIn(stores)).toBe(TICKS);
    expect(stores.history.candles.count(idIn(stores), 1, ALWAYS)).toBe(1);
    expect(stores.notices.find('history-set-aside')?.message).toContain('5,001 stored rows');
    stores.close();
  });

  it('is done once: the next start has nothing to carry and nothing to say', async () => {
    leaveDamaged();
    (await finish()).close();
    expect(notes()).toEqual([]);
    const again = open();
    expect(again.notices.all).toEqual([]);
    again.close();
  });

  it('leaves what was recorded since as it is', async () => {
    leaveDamaged();
    await breakOff();
    const recorded = candleOf(clock.now(), { volume: contracts(7), source: 'recorded' });
    const meanwhile = open();
    meanwhile.history.candles.put(idIn(meanwhile), 1, recorded);
    meanwhile.close();
    const stores = await finish();
    expect(stores.history.candles.between(idIn(stores), 1, ALWAYS)).toEqual([recorded]);
    stores.close();
  });

  it('takes the rows of two files when the second was damaged before the first was done', async () => {
    leaveDamaged();
    await breakOff();
    const second = open();
    addTick(second, clock.now() + 1);
    second.close();
    markDamaged(historyPath());
    clock.jump(1);
    expect(notes()).toHaveLength(1);
    const stores = await finish();
    expect(ticksIn(stores)).toBe(TICKS + 1);
    expect(notes()).toEqual([]);
    stores.close();
  });

  it('ends without a word when the file set aside is gone', async () => {
    leaveDamaged();
    await breakOff();
    for (const name of readdirSync(folder)) {
      if (/damaged-.*Z(-wal|-shm)?$/.test(name)) rmSync(join(folder, name));
    }
    const stores = await finish();
    expect(stores.notices.all).toEqual([]);
    expect(notes()).toEqual([]);
    stores.close();
  });

  it('goes on at the next start when the disk was full', async () => {
    leaveDamaged();
    const full = open();
    const pages = Number(full.history.database.pragma('page_count', { simple: true }));
    full.history.database.pragma(`max_page_count = ${pages + 4}`);
    full.start(defaultRetention);
    await clock.advance(1_000);
    full.close();
    const stores = await finish();
    expect(ticksIn(stores)).toBe(TICKS);
    stores.close();
  });
});
