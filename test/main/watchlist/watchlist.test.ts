import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import {
  loadEssentials,
  restoreEssentials,
  saveEssentials,
} from '../../../main/storage/essentials.ts';
import { Watchlist } from '../../../main/watchlist/watchlist.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import type { WatchlistEntry } from '../../../preload/contract/snapshot.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeLog } from '../../fakes/fake-log.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();
const clock = new FakeClock();
const log = new FakeLog();
const open = (database: Database, environment: EnvironmentId = 'demo'): Watchlist =>
  new Watchlist({ database, environment, clock, log });
const entry = (ticker: string): WatchlistEntry => ({
  ticker,
  title: `Title of ${ticker}`,
  groupId: null,
  isPinned: false,
  series: null,
});

function following(...tickers: readonly string[]): Watchlist {
  const watchlist = open(files.open());
  for (const ticker of tickers) watchlist.add(entry(ticker));
  return watchlist;
}

function makeGroup(
  watchlist: Watchlist,
  name: string,
  tickers: readonly string[],
  before: number | null = null,
): number {
  return watchlist.createGroup({ name, tickers, isEvent: false, before });
}

const reopened = (): Watchlist => open(files.open());
const groupsOf = ({ entries }: Watchlist): string =>
  entries.map(({ ticker, groupId }) => `${ticker}${groupId ?? ''}`).join(' ');

describe('the watchlist', () => {
  it('keeps markets in the order they were added, over a restart', () => {
    following('B', 'A', 'C');
    expect(reopened().entries).toEqual(['B', 'A', 'C'].map(entry));
  });

  it('follows a market once', () => {
    expect(following('A', 'B', 'A').tickers).toEqual(['A', 'B']);
  });

  it('keeps environments apart', () => {
    const database = files.open();
    const demo = open(database);
    const production = open(database, 'production');
    demo.add(entry('A'));
    production.add(entry('B'));
    makeGroup(demo, 'Mine', ['A']);
    expect(open(database).tickers).toEqual(['A']);
    expect(open(database, 'production').groups).toEqual([]);
  });

  it('on a full disk changes nothing for the person, but takes over titles and saves them later', async () => {
    const database = files.open();
    const watchlist = open(database);
    watchlist.add(entry('A'));
    database.pragma('query_only = ON');
    expect(() => watchlist.add(entry('B'))).toThrow();
    expect(watchlist.tickers).toEqual(['A']);
    watchlist.retitle(new Map([['A', 'New title']]));
    expect(watchlist.entries[0]?.title).toBe('New title');
    expect(reopened().entries[0]?.title).toBe('Title of A');
    database.pragma('query_only = OFF');
    await clock.advance(5_000);
    expect(reopened().entries[0]?.title).toBe('New title');
    expect(log.warnings).toHaveLength(1);
  });

  it('takes over corrected titles and tells of changes only', () => {
    const watchlist = following('A');
    let told = 0;
    watchlist.listen(() => (told += 1));
    watchlist.retitle(new Map([['A', 'Title of A']]));
    expect(told).toBe(0);
    watchlist.retitle(new Map([['A', 'New']]));
    expect(told).toBe(1);
    expect(reopened().entries).toEqual([{ ...entry('A'), title: 'New' }]);
  });

  it('remembers which markets are pinned to the tray', () => {
    following('A', 'B').pin('B', true);
    expect(reopened().entries.map(({ isPinned }) => isPinned)).toEqual([false, true]);
    reopened().pin('B', false);
    expect(reopened().entries.map(({ isPinned }) => isPinned)).toEqual([false, false]);
  });

  it.each([
    [['A'], 'C', 'B A C D'],
    [['D'], 'A', 'D A B C'],
    [['C', 'A'], 'D', 'B A C D'],
    [['B'], null, 'A C D B'],
    [['B'], 'NOT-THERE', 'A C D B'],
    [['A'], 'A', 'B C D A'],
  ])('puts %j in front of %j', (tickers, before, order) => {
    following('A', 'B', 'C', 'D').move(tickers, before, null);
    expect(reopened().tickers.join(' ')).toBe(order);
  });
});

describe('removing a market', () => {
  it('can be undone: place, group and pin come back', () => {
    const watchlist = following('A', 'B', 'C');
    const group = makeGroup(watchlist, 'Mine', ['B'], null);
    watchlist.pin('B', true);
    const [, removed] = watchlist.entries;
    watchlist.remove('B');
    expect(watchlist.tickers).toEqual(['A', 'C']);
    watchlist.restore(removed ?? expect.fail('No B'), 1);
    expect(reopened().entries[1]).toEqual({ ...entry('B'), groupId: group, isPinned: true });
    expect(reopened().tickers).toEqual(['A', 'B', 'C']);
  });

  it('brings it back outside of groups when its group has gone, and never into a newer one', () => {
    const watchlist = following('A');
    const group = makeGroup(watchlist, 'Old', ['A'], null);
    watchlist.remove('A');
    watchlist.deleteGroup(group);
    expect(makeGroup(watchlist, 'New', [], null)).not.toBe(group);
    watchlist.restore({ ...entry('A'), groupId: group }, 0);
    expect(groupsOf(watchlist)).toBe('A');
  });
});

describe('groups', () => {
  it('are made of markets, renamed and collapsed, over a restart', () => {
    const watchlist = following('A', 'B', 'C');
    const id = makeGroup(watchlist, 'Mine', ['C', 'A'], null);
    watchlist.changeGroup(id, { name: 'Weather' });
    watchlist.changeGroup(id, { isCollapsed: true });
    expect(reopened().groups).toEqual([{ id, name: 'Weather', isCollapsed: true, isEvent: false }]);
    expect(groupsOf(reopened())).toBe('A1 B C1');
  });

  it('stand at the end, or in front of another', () => {
    const watchlist = following('A');
    const first = makeGroup(watchlist, 'First', [], null);
    makeGroup(watchlist, 'Last', [], null);
    makeGroup(watchlist, 'Before', [], first);
    expect(reopened().groups.map(({ name }) => name)).toEqual(['Before', 'First', 'Last']);
  });

  it('are moved in front of another one or to the end, over a restart', () => {
    const watchlist = following();
    const [one = 0, two = 0, three = 0] = ['1', '2', '3'].map((name) =>
      makeGroup(watchlist, name, []),
    );
    const order = (): string =>
      reopened()
        .groups.map(({ name }) => name)
        .join('');
    watchlist.moveGroup(three, one);
    expect(order()).toBe('312');
    watchlist.moveGroup(three, null);
    expect(order()).toBe('123');
    watchlist.moveGroup(one, three);
    expect(order()).toBe('213');
    watchlist.moveGroup(two, two);
    expect(order()).toBe('213');
  });

  it('take markets in and let them out', () => {
    const watchlist = following('A', 'B', 'C');
    const id = makeGroup(watchlist, 'Mine', ['C'], null);
    watchlist.move(['A'], 'C', id);
    expect(groupsOf(reopened())).toBe('B A1 C1');
    watchlist.move(['C'], 'B', null);
    expect(groupsOf(reopened())).toBe('C B A1');
    watchlist.move(['B'], null, 99);
    expect(groupsOf(reopened())).toBe('C A1 B');
  });

  it('leave their markets on the list when they are deleted', () => {
    const watchlist = following('A', 'B');
    const id = makeGroup(watchlist, 'Mine', ['B'], null);
    let told = 0;
    watchlist.listenToGroups(() => (told += 1));
    watchlist.deleteGroup(id);
    expect(told).toBe(1);
    expect(reopened().groups).toEqual([]);
    expect(groupsOf(reopened())).toBe('A B');
  });
});

describe('a followed series', () => {
  const standing = { market: 'KXETH-H1-A', previous: 'KXETH-H0-A', nextOpenTime: 7 };

  it('stands where it stood after a restart', () => {
    const watchlist = following('A');
    watchlist.addSeries({ ticker: 'KXETH', title: 'Ether' });
    watchlist.stand('KXETH', standing);
    watchlist.stand('A', standing);
    expect(reopened().entries).toEqual([
      entry('A'),
      { ticker: 'KXETH', title: 'Ether', groupId: null, isPinned: false, series: standing },
    ]);
    expect(reopened().marketTickers).toEqual(['A', 'KXETH-H1-A', 'KXETH-H0-A']);
  });

  it('comes back with undo, standing where it stood', () => {
    const watchlist = following();
    watchlist.addSeries({ ticker: 'KXETH', title: 'Ether' });
    watchlist.stand('KXETH', standing);
    const [row] = watchlist.entries;
    watchlist.remove('KXETH');
    watchlist.restore(row ?? expect.fail('No row'), 0);
    expect(reopened().entries[0]?.series).toEqual(standing);
  });

  it('is in the copy of what nobody should have to enter twice', () => {
    const watchlist = following();
    watchlist.addSeries({ ticker: 'KXETH', title: 'Ether' });
    watchlist.stand('KXETH', standing);
    const copy = `${files.path()}.json`;
    saveEssentials(files.open(), copy);
    watchlist.remove('KXETH');
    restoreEssentials(files.open(), loadEssentials(copy) ?? expect.fail('No copy'));
    expect(reopened().entries[0]?.series).toEqual(standing);
  });
});
