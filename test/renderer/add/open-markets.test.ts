import { describe, expect, it } from 'vitest';
import type { KalshiTrayApi } from '../../../preload/contract/api.ts';
import type { MarketPage } from '../../../preload/contract/operations.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { OpenMarkets } from '../../../renderer/add/open-markets.svelte.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { market } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';

/** A main process that answers page after page from a list, and what it was asked for. */
function paged(...pages: readonly Result<MarketPage>[]): { api: KalshiTrayApi; asked: unknown[] } {
  const asked: unknown[] = [];
  const left = [...pages];
  const api: KalshiTrayApi = {
    ...new FakeMain(sceneNamed('watchlist')).api,
    listOpenMarkets({ cursor }) {
      asked.push(cursor);
      return Promise.resolve(left.shift() ?? fail('internal', 'No more pages.'));
    },
  };
  return { api, asked };
}

const page = (cursor: string | null, ...tickers: readonly string[]): Result<MarketPage> =>
  ok({ markets: tickers.map((ticker) => market(ticker)), cursor });

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the list of open markets', () => {
  it('asks for one page at a time, however often it is told that the end is near', async () => {
    const { api, asked } = paged(page('next', 'A'), page(null, 'B'));
    const open = new OpenMarkets(api);
    open.more();
    open.more();
    await settle();
    expect(asked).toEqual([null]);
    open.more();
    await settle();
    expect(asked).toEqual([null, 'next']);
  });

  it('asks for nothing after the last page', async () => {
    const { api, asked } = paged(page(null, 'A'));
    const open = new OpenMarkets(api);
    open.more();
    await settle();
    expect(open.complete).toBe(true);
    open.more();
    expect(asked).toHaveLength(1);
  });

  it('shows a market once when pages overlap', async () => {
    const open = new OpenMarkets(paged(page('next', 'A', 'B'), page(null, 'B', 'C')).api);
    open.more();
    await settle();
    open.more();
    await settle();
    expect(open.markets.map(({ ticker }) => ticker)).toEqual(['A', 'B', 'C']);
  });

  it('stops at a failure and goes on from there when asked', async () => {
    const failure = fail('offline', 'No network.');
    const { api, asked } = paged(page('next', 'A'), failure, page(null, 'B'));
    const open = new OpenMarkets(api);
    open.more();
    await settle();
    open.more();
    await settle();
    expect(open.failure?.message).toBe('No network.');
    open.more();
    expect(asked).toHaveLength(2);
    open.retry();
    await settle();
    expect(asked).toEqual([null, 'next', 'next']);
    expect(open.markets.map(({ ticker }) => ticker)).toEqual(['A', 'B']);
  });
});
