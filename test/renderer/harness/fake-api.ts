import type { KeyImport, KeySummary } from '../../../preload/contract/account.ts';
import type { KalshiTrayApi } from '../../../preload/contract/api.ts';
import type { Freshness } from '../../../preload/contract/connection.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type {
  Input,
  MarketPage,
  OperationName,
  Output,
} from '../../../preload/contract/operations.ts';
import type { PushName, Pushes } from '../../../preload/contract/pushes.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Settings } from '../../../preload/contract/settings.ts';
import type { Snapshot } from '../../../preload/contract/snapshot.ts';

/** What the fake main process knows and how it answers; everything else follows from these. */
export interface Scene {
  readonly snapshot: Result<Snapshot>;
  /** Every market of the fake exchange; the open ones are listed 50 a page. */
  readonly markets: readonly Market[];
  /** What a key import ends with. */
  readonly importResult: Result<KeySummary>;
  /** Answers that take the place of an operation's own. */
  readonly failing?: Partial<Record<OperationName, Result<never>>>;
  /** Operations that never answer. */
  readonly silent?: readonly OperationName[];
}

const PAGE = 50;

type Calls = { readonly [Name in OperationName]: Input<Name>[] };
type Listeners = { readonly [Name in PushName]: Set<(value: Pushes[Name]) => void> };

/** Stands for the main process behind the preload script: keeps a watchlist, answers in a microtask, pushes what changed. */
export class FakeApi implements KalshiTrayApi {
  /** The inputs of every call so far; key material included, so that tests can see that it arrived. */
  readonly calls: Calls = {
    getSnapshot: [],
    findMarkets: [],
    listOpenMarkets: [],
    followMarket: [],
    unfollowMarket: [],
    watchOrderBook: [],
    importKey: [],
    importPracticeKey: [],
    removeKey: [],
    retryKey: [],
    updateSettings: [],
    refresh: [],
    openLink: [],
    hideWindow: [],
    holdWindow: [],
  };
  readonly #scene: Scene;
  readonly #listeners: Listeners = {
    connection: new Set(),
    watchlist: new Set(),
    markets: new Set(),
    quotes: new Set(),
    orderBook: new Set(),
    account: new Set(),
    settings: new Set(),
    navigate: new Set(),
  };
  #snapshot: Result<Snapshot>;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#snapshot = scene.snapshot;
  }

  readonly listen: KalshiTrayApi['listen'] = (name, listener) => {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  };

  /** The connection gets better or worse. */
  setFreshness(freshness: Freshness): void {
    if (!this.#snapshot.ok) return;
    this.push('connection', { ...this.#snapshot.value.connection, freshness });
  }

  /** The app talks to another exchange from now on, as after a change of the settings. */
  switchTo(snapshot: Snapshot): void {
    this.#snapshot = ok(snapshot);
    this.push('connection', snapshot.connection);
  }

  push<Name extends PushName>(name: Name, value: Pushes[Name]): void {
    for (const listener of this.#listeners[name]) listener(structuredClone(value));
  }

  readonly getSnapshot = (): Promise<Result<Snapshot>> =>
    this.#answer('getSnapshot', undefined, () => this.#snapshot);

  readonly findMarkets = (input: {
    readonly reference: string;
  }): Promise<Result<readonly Market[]>> =>
    this.#answer('findMarkets', input, () => {
      const named = input.reference.split('/').at(-1)?.toUpperCase() ?? '';
      const found = this.#scene.markets.filter(
        ({ ticker, eventTicker }) => ticker === named || eventTicker === named,
      );
      const none = `Kalshi has no market or event called ${named}. Check the spelling.`;
      return found.length > 0 ? ok(found) : fail('not-found', none);
    });

  readonly listOpenMarkets = (input: {
    readonly cursor: string | null;
  }): Promise<Result<MarketPage>> =>
    this.#answer('listOpenMarkets', input, () => {
      const open = this.#scene.markets.filter(({ status }) => status === 'active');
      const start = Number(input.cursor ?? 0);
      const end = start + PAGE;
      return ok({
        markets: open.slice(start, end),
        cursor: end < open.length ? String(end) : null,
      });
    });

  readonly followMarket = (input: {
    readonly ticker: string;
    readonly position: number | null;
  }): Promise<Result<undefined>> =>
    this.#answer('followMarket', input, () => {
      const market = this.#scene.markets.find(({ ticker }) => ticker === input.ticker);
      const title = market?.title ?? this.#titleOf(input.ticker);
      this.#change((snapshot) => {
        const place = input.position ?? snapshot.watchlist.length;
        return {
          watchlist: snapshot.watchlist.toSpliced(place, 0, { ticker: input.ticker, title }),
        };
      });
      if (market) this.push('markets', [market]);
      return ok();
    });

  readonly unfollowMarket = (input: { readonly ticker: string }): Promise<Result<undefined>> =>
    this.#answer('unfollowMarket', input, () => {
      this.#change(({ watchlist }) => ({
        watchlist: watchlist.filter(({ ticker }) => ticker !== input.ticker),
      }));
      return ok();
    });

  readonly watchOrderBook = (input: {
    readonly ticker: string | null;
  }): Promise<Result<undefined>> => this.#answer('watchOrderBook', input, () => ok());

  readonly importKey = (input: KeyImport): Promise<Result<KeySummary>> =>
    this.#answer('importKey', input, () => this.#storeKey(this.#scene.importResult));

  readonly importPracticeKey = (): Promise<Result<KeySummary>> =>
    this.#answer('importPracticeKey', undefined, () => this.#storeKey(this.#scene.importResult));

  readonly removeKey = (): Promise<Result<undefined>> =>
    this.#answer('removeKey', undefined, () => {
      this.#change(({ account }) => ({ account: { ...account, key: { name: 'none' } } }));
      return ok();
    });

  readonly retryKey = (): Promise<Result<undefined>> =>
    this.#answer('retryKey', undefined, () => ok());

  readonly updateSettings = (input: Partial<Settings>): Promise<Result<undefined>> =>
    this.#answer('updateSettings', input, () => {
      this.#change(({ settings }) => ({ settings: { ...settings, ...input } }));
      return ok();
    });

  readonly refresh = (): Promise<Result<undefined>> =>
    this.#answer('refresh', undefined, () => ok());

  readonly openLink = (input: { readonly url: string }): Promise<Result<undefined>> =>
    this.#answer('openLink', input, () => ok());

  readonly holdWindow = (input: { readonly held: boolean }): Promise<Result<undefined>> =>
    this.#answer('holdWindow', input, () => ok());

  readonly hideWindow = (): Promise<Result<undefined>> =>
    this.#answer('hideWindow', undefined, () => ok());

  #answer<Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    answer: () => Result<Output<Name>>,
  ): Promise<Result<Output<Name>>> {
    this.calls[name].push(input);
    if (this.#scene.silent?.includes(name)) return new Promise(() => undefined);
    return Promise.resolve(this.#scene.failing?.[name] ?? answer());
  }

  #storeKey(result: Result<KeySummary>): Result<KeySummary> {
    if (result.ok)
      this.#change(({ account }) => ({
        account: { ...account, key: { name: 'ready', key: result.value } },
      }));
    return result;
  }

  #titleOf(ticker: string): string {
    const known = this.#snapshot.ok ? this.#snapshot.value.markets : [];
    return known.find((market) => market.ticker === ticker)?.title ?? ticker;
  }

  #change(
    change: (snapshot: Snapshot) => Partial<Pick<Snapshot, 'watchlist' | 'account' | 'settings'>>,
  ): void {
    if (!this.#snapshot.ok) return;
    const changed = change(this.#snapshot.value);
    this.#snapshot = ok({ ...this.#snapshot.value, ...changed });
    if (changed.watchlist) this.push('watchlist', changed.watchlist);
    if (changed.account) this.push('account', changed.account);
    if (changed.settings) this.push('settings', changed.settings);
  }
}
