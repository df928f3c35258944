import type { Database } from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { CatalogueStore } from '../../../main/catalogue/catalogue-store.ts';
import { Catalogue } from '../../../main/catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../../preload/contract/catalogue.ts';
import type { CentiContracts } from '../../../preload/contract/prices.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();
const entry = (ticker: string, title: string, volume = 0): CatalogueEntry => ({
  ticker,
  eventTicker: ticker.split('-').slice(0, -1).join('-'),
  title,
  yesSubtitle: '',
  category: 'Test',
  volume: volume as CentiContracts,
  closeTime: null,
});
const fed = entry('KXFED-26DEC-T3.50', 'Will the Federal Reserve cut rates in December?', 100);
const senate = entry('SENATE-26-D', 'Will Democrats win the Senate?', 9_000);
const snow = entry('KXSNOW-26DEC25-NY', 'Snow in New York on Christmas Day?', 5_000);
const york = entry('KXHIGHNY-26DEC25-T40', 'Highest temperature in New York on Dec 25?', 90_000);

let clock: FakeClock;
let database: Database;
let pages: Result<readonly CatalogueEntry[]>[];
let walks: number;
beforeEach(() => {
  clock = new FakeClock();
  database = files.open();
  pages = [ok([fed, senate]), ok([snow, york])];
  walks = 0;
});

/** Stands for the exchange's list: it serves the pages the test put in. */
const source = {
  async *openMarkets() {
    walks += 1;
    for (const page of pages) yield await Promise.resolve(page);
  },
};

function open(): Catalogue {
  return new Catalogue(clock, new CatalogueStore(database, 'demo'), source);
}

async function walked(): Promise<Catalogue> {
  const catalogue = open();
  await catalogue.search('');
  await settle();
  return catalogue;
}

async function tickers(catalogue: Catalogue, text: string): Promise<readonly string[]> {
  const { matches } = await catalogue.search(text);
  return matches.map(({ ticker }) => ticker);
}

describe('searching open markets', () => {
  it('finds words anywhere in a title, in any order, from their beginnings', async () => {
    const catalogue = await walked();
    expect(await tickers(catalogue, 'senate demo')).toEqual([senate.ticker]);
    expect(await tickers(catalogue, 'fed rate')).toEqual([fed.ticker]);
    expect(await tickers(catalogue, 'senate snow')).toEqual([]);
  });

  it.each(['senat', 'sennate', 'senaet', 'demcrats', 'Federel', 'chrostmas'])(
    'survives the typing error in %j',
    async (text) => {
      expect(await tickers(await walked(), text)).toHaveLength(1);
    },
  );

  it('ranks the exact ticker first, whatever its volume and case', async () => {
    const catalogue = await walked();
    expect((await tickers(catalogue, 'kxsnow-26dec25-ny'))[0]).toBe(snow.ticker);
    expect((await tickers(catalogue, 'KXSNOW-26DEC25'))[0]).toBe(snow.ticker);
  });

  it('ranks livelier markets first when the words match alike', async () => {
    expect(await tickers(await walked(), 'new york')).toEqual([york.ticker, snow.ticker]);
  });

  it('shows the liveliest markets before anything is typed', async () => {
    expect(await tickers(await walked(), '')).toEqual(
      [york, senate, snow, fed].map((e) => e.ticker),
    );
  });

  it('survives anything that may be typed', async () => {
    const catalogue = await walked();
    for (const text of ['*', '(', '\\', '"', '   ', '<b>', '🎉', '.'.repeat(500)]) {
      await expect(catalogue.search(text)).resolves.toBeDefined();
    }
  });
});

describe('the list of open markets', () => {
  it('says when the disk takes none of it, and is walked again when there is room', async () => {
    const catalogue = open();
    database.pragma('query_only = ON');
    await catalogue.search('');
    await settle();
    const { problem, isWalking } = await catalogue.search('senate');
    expect(problem?.message).toContain('Make room on the disk');
    expect(isWalking).toBe(false);
    database.pragma('query_only = OFF');
    await clock.advance(5_000);
    await catalogue.search('');
    await settle();
    expect(await catalogue.search('senate')).toMatchObject({ matches: [senate], problem: null });
  });

  it('is there after a restart without network', async () => {
    await walked();
    pages = [fail('offline', 'Cannot reach Kalshi.')];
    await clock.advance(3_600_000);
    expect(await open().search('senate')).toMatchObject({ matches: [senate], known: 4 });
  });

  it('is walked again when it is half an hour old, and not before', async () => {
    const catalogue = await walked();
    await clock.advance(29 * 60_000);
    await catalogue.search('a');
    expect(walks).toBe(1);
    await clock.advance(2 * 60_000);
    expect((await catalogue.search('a')).isWalking).toBe(true);
    await catalogue.search('ab');
    expect(walks).toBe(2);
  });

  it('is counted by any name of its markets, once it is complete', async () => {
    const byWord = ({ title }: CatalogueEntry): string => title.split(' ')[0] ?? '';
    expect(open().count(byWord)).toBeNull();
    expect(walks).toBe(1);
    await settle();
    const counts = (await walked()).count(byWord);
    expect(Object.fromEntries(counts ?? [])).toEqual({ Will: 2, Snow: 1, Highest: 1 });
    expect(open().count(byWord)).toEqual(counts);
  });

  it('is walked again when the clock was ahead at the last walk, and forgets what is no longer listed', async () => {
    const catalogue = await walked();
    pages = [ok([fed])];
    clock.jump(-86_400_000);
    await catalogue.search('');
    await settle();
    expect(await tickers(catalogue, '')).toEqual([fed.ticker]);
    expect(await tickers(open(), '')).toEqual([fed.ticker]);
  });

  it('forgets markets that a complete walk did not list', async () => {
    const catalogue = await walked();
    pages = [ok([fed])];
    await clock.advance(3_600_000);
    await catalogue.search('');
    await settle();
    expect(await tickers(catalogue, '')).toEqual([fed.ticker]);
    expect(await tickers(open(), '')).toEqual([fed.ticker]);
  });

  it('keeps everything when a walk is cut short', async () => {
    const catalogue = await walked();
    pages = [ok([fed]), fail('offline', 'Cannot reach Kalshi.')];
    await clock.advance(3_600_000);
    await catalogue.search('');
    await settle();
    expect((await catalogue.search('')).known).toBe(4);
    expect((await open().search('')).known).toBe(4);
  });

  it('says why it could not be brought up to date, and asks again only after a pause', async () => {
    pages = [fail('offline', 'Cannot reach Kalshi.')];
    const catalogue = await walked();
    expect(await catalogue.search('a')).toMatchObject({
      isWalking: false,
      problem: { code: 'offline' },
    });
    expect(walks).toBe(1);
    pages = [ok([fed])];
    await clock.advance(3_000);
    await catalogue.search('a');
    await settle();
    expect(await catalogue.search('a')).toMatchObject({ known: 1, problem: null });
    expect(walks).toBe(2);
  });
});
