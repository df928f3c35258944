import type { Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { DirectoryStore, type Contents } from '../../../main/catalogue/directory-store.ts';
import { Directory } from '../../../main/catalogue/directory.ts';
import type { BrowsePlace } from '../../../preload/contract/browse.ts';
import type { CatalogueEntry } from '../../../preload/contract/catalogue.ts';
import { NO_CONTRACTS } from '../../../preload/contract/prices.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();
const weather: BrowsePlace = { list: 'series', category: 'Weather' };
const offline = fail('offline', 'Cannot reach Kalshi.');
const minutes = (count: number): number => count * 60_000;

const folders = (...ids: readonly string[]): Contents => ({
  folders: ids.map((id) => ({ id, title: id, detail: '' })),
  markets: [],
});
const market: Contents['markets'][number] = {
  ticker: 'KXRAIN-26DEC01-NY',
  eventTicker: 'KXRAIN-26DEC01',
  title: 'Rain in New York?',
  yesSubtitle: '',
  status: 'active',
  result: null,
  closeTime: 1_000,
};
const open = (ticker: string, eventTicker: string, category: string): CatalogueEntry => ({
  ...{ ticker, eventTicker, category, title: '', yesSubtitle: '' },
  ...{ volume: NO_CONTRACTS, closeTime: null },
});

let clock: FakeClock;
let database: Database;
let asked: BrowsePlace[];
let answer: Result<Contents>;
/** The open markets that are known; `null` before all of them are. */
let known: readonly CatalogueEntry[] | null;
beforeEach(() => {
  clock = new FakeClock();
  database = files.open();
  asked = [];
  answer = ok(folders('KXRAIN', 'KXSNOW'));
  known = null;
});

function openDirectory(): Directory {
  return new Directory({
    clock,
    store: new DirectoryStore(database, 'demo'),
    source: {
      list(place) {
        asked.push(place);
        return Promise.resolve(answer);
      },
    },
    open: {
      count(nameOf) {
        const names = known?.map(nameOf);
        return names
          ? new Map(names.map((name) => [name, names.filter((n) => n === name).length]))
          : null;
      },
    },
  });
}

const titles = (listing: { readonly folders: readonly { readonly title: string }[] }): string[] =>
  listing.folders.map(({ title }) => title);

describe('a list of the directory', () => {
  it('says when the disk does not take it, and can be asked for again', async () => {
    const directory = openDirectory();
    database.pragma('query_only = ON');
    directory.known(weather);
    const { problem } = await directory.fresh(weather);
    expect(problem?.message).toContain('Make room on the disk');
    database.pragma('query_only = OFF');
    directory.known(weather);
    expect(titles(await directory.fresh(weather))).toEqual(['KXRAIN', 'KXSNOW']);
  });

  it('is asked for when somebody looks, and kept', async () => {
    const directory = openDirectory();
    expect(directory.known(weather)).toMatchObject({
      folders: [],
      readTime: null,
      isReading: true,
    });
    const read = await directory.fresh(weather);
    expect(titles(read)).toEqual(['KXRAIN', 'KXSNOW']);
    expect(read).toMatchObject({ readTime: clock.now(), isReading: false, problem: null });
    expect(asked).toEqual([weather]);
  });

  it('is asked for once, however many look', async () => {
    const directory = openDirectory();
    directory.known(weather);
    directory.known(weather);
    await Promise.all([directory.fresh(weather), directory.fresh(weather)]);
    expect(asked).toHaveLength(1);
  });

  it('is good for five minutes, then shown while it is asked for again', async () => {
    const directory = openDirectory();
    directory.known(weather);
    await directory.fresh(weather);
    await clock.advance(minutes(5));
    expect(directory.known(weather).isReading).toBe(false);
    await clock.advance(1);
    answer = ok(folders('KXFOG'));
    const outdated = directory.known(weather);
    expect(titles(outdated)).toEqual(['KXRAIN', 'KXSNOW']);
    expect(outdated.isReading).toBe(true);
    expect(titles(await directory.fresh(weather))).toEqual(['KXFOG']);
  });

  it('is asked for again when the clock was ahead at the last time', async () => {
    openDirectory().known(weather);
    await settle();
    clock.jump(-minutes(24 * 60));
    expect(openDirectory().known(weather).isReading).toBe(true);
  });

  it('is there after a restart without network, with its age and the reason', async () => {
    openDirectory().known(weather);
    await settle();
    const readTime = clock.now();
    await clock.advance(minutes(60));
    answer = offline;
    const restarted = openDirectory();
    restarted.known(weather);
    const listing = await restarted.fresh(weather);
    expect(titles(listing)).toEqual(['KXRAIN', 'KXSNOW']);
    expect(listing).toMatchObject({ readTime, problem: { code: 'offline' } });
  });

  it('that was never read stays empty without network, and comes with the next look', async () => {
    answer = offline;
    const directory = openDirectory();
    directory.known(weather);
    const missing = await directory.fresh(weather);
    expect(missing).toMatchObject({ folders: [], readTime: null, problem: { code: 'offline' } });
    answer = ok(folders('KXRAIN'));
    directory.known(weather);
    expect(await directory.fresh(weather)).toMatchObject({ folders: [{ id: 'KXRAIN' }] });
    expect((await directory.fresh(weather)).problem).toBeNull();
  });

  it('keeps the markets of an event as they were', async () => {
    answer = ok({ folders: [], markets: [market] });
    const event: BrowsePlace = { list: 'markets', event: 'KXRAIN-26DEC01' };
    openDirectory().known(event);
    await settle();
    expect(openDirectory().known(event).markets).toEqual([market]);
  });

  it('is no other list of the same name, and no other environment’s', async () => {
    openDirectory().known({ list: 'events', series: 'A' });
    await settle();
    expect(openDirectory().known({ list: 'markets', event: 'A' }).readTime).toBeNull();
    const elsewhere = new DirectoryStore(database, 'production');
    expect(elsewhere.load({ list: 'events', series: 'A' })).toBeNull();
  });

  it('is forgotten after a month in which nobody looked', async () => {
    const directory = openDirectory();
    directory.known(weather);
    await directory.fresh(weather);
    await clock.advance(minutes(31 * 24 * 60));
    directory.known({ list: 'categories' });
    await directory.fresh({ list: 'categories' });
    expect(new DirectoryStore(database, 'demo').load(weather)).toBeNull();
  });

  it('reads as absent when something else was written in its place', () => {
    const store = new DirectoryStore(database, 'demo');
    store.save(weather, folders('KXRAIN'), clock.now());
    for (const contents of ['{"folders":7}', 'half a li']) {
      database.prepare('UPDATE directory SET contents = ?').run(contents);
      expect(store.load(weather)).toBeNull();
    }
  });
});

describe('open markets', () => {
  beforeEach(() => {
    known = [
      open('KXSNOW-26DEC01-NY', 'KXSNOW-26DEC01', 'Weather'),
      open('KXSNOW-26DEC02-NY', 'KXSNOW-26DEC02', 'Weather'),
    ];
  });

  async function counts(place: BrowsePlace): Promise<unknown[]> {
    const directory = openDirectory();
    directory.known(place);
    return (await directory.fresh(place)).folders.map(({ id, open: count }) => [id, count]);
  }

  it('are counted for each series, and series without any stand last', async () => {
    expect(await counts(weather)).toEqual([
      ['KXSNOW', 2],
      ['KXRAIN', 0],
    ]);
  });

  it('are counted for each category and event', async () => {
    answer = ok(folders('Weather', 'Sports'));
    expect(await counts({ list: 'categories' })).toEqual([
      ['Weather', 2],
      ['Sports', 0],
    ]);
    answer = ok(folders('KXSNOW-26DEC03', 'KXSNOW-26DEC02'));
    expect(await counts({ list: 'events', series: 'KXSNOW' })).toEqual([
      ['KXSNOW-26DEC03', null],
      ['KXSNOW-26DEC02', 1],
    ]);
  });

  it('are left uncounted while not all of them are known', async () => {
    known = null;
    expect(await counts(weather)).toEqual([
      ['KXRAIN', null],
      ['KXSNOW', null],
    ]);
  });
});
