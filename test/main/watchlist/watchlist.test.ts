import { describe, expect, it } from 'vitest';
import { Watchlist } from '../../../main/watchlist/watchlist.ts';
import { temporaryDatabase } from '../../fakes/temporary-database.ts';

const files = temporaryDatabase();
const entry = (ticker: string) => ({ ticker, title: `Title of ${ticker}` });

describe('the watchlist', () => {
  it('keeps markets in the order they were added, over a restart', () => {
    const watchlist = new Watchlist(files.open(), 'demo');
    for (const ticker of ['B', 'A', 'C']) watchlist.add(entry(ticker), null);
    expect(new Watchlist(files.open(), 'demo').entries).toEqual(['B', 'A', 'C'].map(entry));
  });

  it('puts a market back where it was', () => {
    const watchlist = new Watchlist(files.open(), 'demo');
    for (const ticker of ['A', 'B', 'C']) watchlist.add(entry(ticker), null);
    watchlist.remove('B');
    expect(watchlist.tickers).toEqual(['A', 'C']);
    watchlist.add(entry('B'), 1);
    expect(new Watchlist(files.open(), 'demo').tickers).toEqual(['A', 'B', 'C']);
  });

  it('follows a market once', () => {
    const watchlist = new Watchlist(files.open(), 'demo');
    watchlist.add(entry('A'), null);
    watchlist.add(entry('B'), null);
    watchlist.add(entry('A'), null);
    expect(watchlist.tickers).toEqual(['A', 'B']);
  });

  it('keeps environments apart', () => {
    const database = files.open();
    new Watchlist(database, 'demo').add(entry('A'), null);
    new Watchlist(database, 'production').add(entry('B'), null);
    expect(new Watchlist(database, 'demo').tickers).toEqual(['A']);
  });

  it('takes over corrected titles and tells of changes only', () => {
    const watchlist = new Watchlist(files.open(), 'demo');
    watchlist.add(entry('A'), null);
    let told = 0;
    watchlist.listen(() => (told += 1));
    watchlist.retitle(new Map([['A', 'Title of A']]));
    expect(told).toBe(0);
    watchlist.retitle(new Map([['A', 'New']]));
    expect(told).toBe(1);
    expect(new Watchlist(files.open(), 'demo').entries).toEqual([{ ticker: 'A', title: 'New' }]);
  });
});
