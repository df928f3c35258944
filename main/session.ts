import type { AlertWatch } from '../preload/contract/alerts.ts';
import type { Environment } from '../preload/contract/environment.ts';
import { isFresh, type Connection } from '../preload/contract/connection.ts';
import type { RecordingState } from '../preload/contract/history.ts';
import type { Market } from '../preload/contract/market.ts';
import type { Result } from '../preload/contract/result.ts';
import type { Notifier } from './alerts/notifier.ts';
import { AlertService } from './alerts/service.ts';
import { systemTimeZone } from './alerts/time-zone.ts';
import { CatalogueStore } from './catalogue/catalogue-store.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { DirectoryStore } from './catalogue/directory-store.ts';
import { Directory } from './catalogue/directory.ts';
import { directoryOf } from './directory-source.ts';
import type { PinnedMarket } from './desktop/tray-view.ts';
import { Exchange, type OutsideWorld } from './exchange.ts';
import { Feed } from './feed/feed.ts';
import { MarketStore } from './feed/market-store.ts';
import { QuoteBook } from './feed/quote-book.ts';
import { TradeTape } from './feed/trade-tape.ts';
import { Archive } from './history/archive.ts';
import { History } from './history/history.ts';
import { inLocalTime, minuteCandlesOf } from './local-time.ts';
import { openMarketsOf } from './open-markets.ts';
import { pinnedMarketsOf } from './pinned-markets.ts';
import { SeriesService } from './series/series-service.ts';
import type { Stores } from './stores.ts';
import { Watchlist } from './watchlist/watchlist.ts';

/** Everything that belongs to one environment, for as long as it is the one in use. */
export class Session {
  readonly environment: Environment;
  readonly exchange: Exchange;
  readonly watchlist: Watchlist;
  readonly book = new QuoteBook();
  readonly feed: Feed;
  readonly catalogue: Catalogue;
  readonly directory: Directory;
  readonly alerts: AlertService;
  readonly history: History;
  readonly trades: TradeTape;
  readonly series: SeriesService;
  readonly archive: Archive;
  readonly #store: MarketStore;
  readonly #stores: Stores;

  constructor(parts: {
    readonly environment: Environment;
    readonly stores: Stores;
    readonly world: OutsideWorld;
    readonly pollSeconds: number;
    readonly notifier: Notifier;
  }) {
    const { environment, stores, world, pollSeconds, notifier } = parts;
    const { clock, log } = world;
    const { database } = stores;
    const { book } = this;
    this.environment = environment;
    this.#stores = stores;
    this.exchange = new Exchange(environment, world);
    this.watchlist = new Watchlist({ ...world, database, environment: environment.id });
    this.#store = new MarketStore({ ...world, database, environment: environment.id, book });
    this.feed = new Feed({
      clock,
      log,
      aheadMs: () => this.exchange.aheadMs,
      environment,
      book,
      source: this.exchange.market,
      stream: this.exchange.stream,
      pollSeconds,
    });
    this.catalogue = new Catalogue(
      clock,
      new CatalogueStore(database, environment.id),
      openMarketsOf(this.exchange.market),
    );
    this.directory = new Directory({
      clock,
      store: new DirectoryStore(database, environment.id),
      source: directoryOf(this.exchange),
      open: this.catalogue,
    });
    this.alerts = new AlertService({
      ...world,
      database,
      environment: environment.id,
      zone: systemTimeZone,
      prices: {
        quoteOf: (ticker) => book.quote(ticker) ?? null,
        marketOf: (ticker) => {
          const market = book.market(ticker);
          return market ? inLocalTime(market, this.exchange.aheadMs) : null;
        },
      },
      candles: minuteCandlesOf(this.exchange.candles, () => this.exchange.aheadMs),
      notifier,
    });
    this.history = new History({
      ...world,
      environment: environment.id,
      store: stores.history,
      book,
      candles: this.exchange.candles,
      now: () => this.exchange.time,
      hasRoom: () => stores.disk.hasRoom,
    });
    this.trades = new TradeTape({
      ask: (ticker, limit) => this.exchange.market.trades(ticker, limit),
      recorded: (ticker) => this.history.trades(ticker),
    });
    this.archive = new Archive({
      clock,
      environment: environment.id,
      store: stores.history,
      now: () => this.exchange.time,
      followed: () => new Set(this.#tickers),
    });
    this.series = new SeriesService({
      clock,
      log,
      now: () => this.exchange.time,
      source: this.exchange.market,
      names: this.exchange.browse,
      shelf: this.watchlist,
      known: book,
      others: () => this.alerts.watched.series,
      found: (market) => this.#tellAlerts(market),
    });
  }

  /** The markets whose prices stand in the tray. */
  get pinnedMarkets(): readonly PinnedMarket[] {
    return pinnedMarketsOf(this.watchlist.entries, this.book);
  }

  start(): void {
    this.book.follow(this.#tickers);
    this.#store.start();
    this.alerts.start();
    this.history.recorder.listenToState((state) => this.#onRecording(state));
    this.history.start();
    this.alerts.listenToWatch((watch) => this.#onWatch(watch));
    this.watchlist.listen(() => this.#follow());
    this.alerts.listenToRules(() => this.#follow());
    this.book.listenToMarkets((market) => this.#onMarket(market));
    this.book.listenToQuotes((quote) => this.alerts.onQuote(quote));
    this.exchange.listenToClock(() =>
      this.book.markets.forEach((market) => this.#tellAlerts(market)),
    );
    this.feed.listenToConnection((connection) => this.#onConnection(connection));
    this.exchange.stream.listenToTrades((trade) => {
      this.history.recorder.addTrade(trade);
      this.trades.offer(trade);
    });
    this.trades.listenToWatched(() => this.#followTrades());
    this.exchange.stream.listenToTurns((ticker) => this.series.note(ticker));
    this.history.follow(this.#tickers);
    this.#followTrades();
    this.feed.start(this.#tickers);
    this.series.follow();
  }

  /** On request and after sleep: reconnects, asks for prices, and looks which markets have opened. */
  refresh(): Promise<Result<undefined>> {
    this.series.lookNow();
    return this.feed.reconnect();
  }

  /** Ends everything under way; what is known is on disk afterwards. */
  stop(): void {
    this.series.stop();
    this.feed.stop();
    this.alerts.stop();
    this.history.stop();
    this.#store.stop();
    this.watchlist.stop();
    this.exchange.close();
  }

  /** What is on the list, and what rules are about: an alert does not end when its market leaves the list. */
  get #tickers(): readonly string[] {
    return [...new Set([...this.watchlist.marketTickers, ...this.alerts.watched.tickers])];
  }

  #follow(): void {
    this.feed.setTickers(this.#tickers);
    this.history.follow(this.#tickers);
    this.#followTrades();
    this.series.follow();
  }

  #followTrades(): void {
    const { ticker } = this.trades;
    this.exchange.stream.setTradeMarkets([...this.#tickers, ...(ticker === null ? [] : [ticker])]);
  }

  #onConnection(connection: Connection): void {
    const { freshness, lastConfirmedTime } = connection;
    this.alerts.onConnection(connection);
    const { aheadMs } = this.exchange;
    const confirmedTime = lastConfirmedTime === null ? null : lastConfirmedTime + aheadMs;
    this.history.recorder.setFresh(isFresh(freshness), confirmedTime);
  }

  /** A write that failed may be the first to notice that the disk is full. */
  #onRecording(state: RecordingState): void {
    if (state.name === 'recording') return;
    if (state.reason === 'damaged') this.#stores.markHistoryDamaged();
    else this.#stores.disk.check();
  }

  #onWatch(watch: AlertWatch): void {
    if (!watch.watched && watch.reason === 'storage') this.#stores.disk.check();
  }

  #onMarket(market: Market): void {
    this.watchlist.retitle(new Map([[market.ticker, market.title]]));
    this.#tellAlerts(market);
    this.series.onMarket(market);
  }

  #tellAlerts(market: Market): void {
    this.alerts.onMarket(inLocalTime(market, this.exchange.aheadMs));
  }
}
