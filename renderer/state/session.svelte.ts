import type { Account } from '../../preload/contract/account.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Connection } from '../../preload/contract/connection.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Failure } from '../../preload/contract/result.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import type {
  Platform,
  Snapshot,
  WatchlistEntry,
  WatchlistGroup,
} from '../../preload/contract/snapshot.ts';
import { Alerts } from '../alerts/alerts.svelte.ts';
import { Stored } from '../storage/stored.svelte.ts';
import { FrameBatch } from './frame-batch.ts';
import { LiveMarkets } from './live-markets.ts';

/** What the main process has told this window: a snapshot, kept current by pushes. Nothing here is changed by a click. */
export class Session {
  readonly version: string;
  readonly platform: Platform;
  readonly environments: readonly EnvironmentId[];
  readonly markets = new LiveMarkets();
  readonly alerts: Alerts;
  readonly stored: Stored;
  connection: Connection;
  watchlist: readonly WatchlistEntry[];
  groups: readonly WatchlistGroup[];
  account: Account;
  settings: Settings;
  readonly #quotes = new FrameBatch<Quote>(
    ({ ticker }) => ticker,
    (quotes) => this.markets.showQuotes(quotes),
  );

  constructor(snapshot: Snapshot) {
    this.version = snapshot.version;
    this.platform = snapshot.platform;
    this.environments = snapshot.environments;
    this.connection = $state.raw(snapshot.connection);
    this.watchlist = $state.raw(snapshot.watchlist);
    this.groups = $state.raw(snapshot.groups);
    this.account = $state.raw(snapshot.account);
    this.settings = $state.raw(snapshot.settings);
    this.alerts = new Alerts(snapshot);
    this.stored = new Stored(snapshot);
    this.markets.showMarkets(snapshot.markets);
    this.markets.showQuotes(snapshot.quotes);
  }

  /** The followed markets, without rows of series: what is made for a market does not move on with a series. */
  get followedMarkets(): readonly WatchlistEntry[] {
    return this.watchlist.filter(({ series }) => series === null);
  }

  follows(ticker: string): boolean {
    return this.watchlist.some((entry) => entry.ticker === ticker);
  }

  /**
   * Lets pushes in, from the moment of the snapshot on: both come through one ordered pipe. `tell` is given what goes
   * wrong on the way.
   */
  listen(api: KalshiTrayApi, tell: (problem: Failure) => void): void {
    api.listen('connection', (connection) => void this.#reconnect(api, connection, tell));
    api.listen('watchlist', (watchlist) => (this.watchlist = watchlist));
    api.listen('groups', (groups) => (this.groups = groups));
    api.listen('markets', (markets) => this.markets.showMarkets(markets));
    api.listen('quotes', (quotes) => this.#quotes.add(quotes));
    api.listen('account', (account) => (this.account = account));
    api.listen('settings', (settings) => (this.settings = settings));
    this.alerts.listen(api);
  }

  /** Another exchange means other markets: what was known is forgotten and asked for anew. */
  async #reconnect(
    api: KalshiTrayApi,
    connection: Connection,
    tell: (problem: Failure) => void,
  ): Promise<void> {
    const moved = connection.environment.id !== this.connection.environment.id;
    this.connection = connection;
    if (!moved) return;
    this.#quotes.clear();
    this.markets.forget();
    this.alerts.forget();
    const snapshot = await api.getSnapshot();
    if (snapshot.ok) this.#show(snapshot.value);
    else tell(snapshot.error);
  }

  #show(snapshot: Snapshot): void {
    this.connection = snapshot.connection;
    this.watchlist = snapshot.watchlist;
    this.groups = snapshot.groups;
    this.account = snapshot.account;
    this.settings = snapshot.settings;
    this.alerts.show(snapshot);
    this.stored.show(snapshot);
    this.#quotes.clear();
    this.markets.showMarkets(snapshot.markets);
    this.markets.showQuotes(snapshot.quotes);
  }
}
