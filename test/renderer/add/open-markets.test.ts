import { describe, expect, it } from 'vitest';
import type { MarketPage } from '../../../preload/contract/operations.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { OpenMarkets } from '../../../renderer/add/open-markets.svelte.ts';
import { FakeApi } from '../harness/fake-api.ts';
import { market } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';

/** Stands for a main process that answers page after page from a list, and remembers which were asked for. */
class PagedApi extends FakeApi {
  readonly asked: (string | null)[] = [];
  readonly #pages: Result<MarketPage>[];

  constructor(...pages: Result<MarketPage>[]) {
    super(sceneNamed('watchlist'));
    this.#pages = pages;
  }

  override readonly listOpenMarkets = ({
    cursor,
  }: {
    readonly cursor: string | null;
  }): Promise<Result<MarketPage>> => {
    this.asked.push(cursor);
    return Promise.resolve(this.#pages.shift() ?? fail('internal', 'No more pages.'));
  };
}

const page = (cursor: string | null, ...tickers: readonly string[]): Result<MarketPage> =>
  ok({ markets: tickers.map((ticker) => market(ticker)), cursor });

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the list of open markets', () => {
  it('asks for one page at a time, however often it is told that the end is near', async () => {
    const api = new PagedApi(page('next', 'A'), page(null, 'B'));
    const open = new OpenMarkets(api);
    open.more();
    open.more();
    await settle();
    expect(api.asked).toEqual([null]);
    open.more();
    await settle();
    expect(api.asked).toEqual([null, 'next']);
  });

  it('asks for nothing after the last page', async () => {
    const api = new PagedApi(page(null, 'A'));
    const open = new OpenMarkets(api);
    open.more();
    await settle();
    expect(open.complete).toBe(true);
    open.more();
    expect(api.asked).toHaveLength(1);
  });

  it('shows a market once when pages overlap', async () => {
    const open = new OpenMarkets(new PagedApi(page('next', 'A', 'B'), page(null, 'B', 'C')));
    open.more();
    await settle();
    open.more();
    await settle();
    expect(open.markets.map(({ ticker }) => ticker)).toEqual(['A', 'B', 'C']);
  });

  it('stops at a failure and goes on from there when asked', async () => {
    const failure = fail('offline', 'No network.');
    const api = new PagedApi(page('next', 'A'), failure, page(null, 'B'));
    const open = new OpenMarkets(api);
    open.more();
    await settle();
    open.more();
    await settle();
    expect(open.failure?.message).toBe('No network.');
    open.more();
    expect(api.asked).toHaveLength(2);
    open.retry();
    await settle();
    expect(api.asked).toEqual([null, 'next', 'next']);
    expect(open.markets.map(({ ticker }) => ticker)).toEqual(['A', 'B']);
  });
});
