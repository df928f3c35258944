import type { Database } from 'better-sqlite3';
import type { Environment } from '../preload/contract/environment.ts';
import type { Market } from '../preload/contract/market.ts';
import type { CandleSource } from './alerts/gap-check.ts';
import type { Notifier } from './alerts/notifier.ts';
import { AlertService } from './alerts/service.ts';
import { systemTimeZone } from './alerts/time-zone.ts';
import { CatalogueStore } from './catalogue/catalogue-store.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Exchange, type World } from './exchange.ts';
import { Feed } from './feed/feed.ts';
import { MarketStore } from './feed/market-store.ts';
import { QuoteBook } from './feed/quote-book.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';
import { openMarketsOf } from './open-markets.ts';
import { SeriesWatch } from './series-watch.ts';
import { Watchlist } from './watchlist/watchlist.ts';

/** Everything that belongs to one environment, for as long as it is the one in use. */
export class Session {
  readonly environment: Environment;
  readonly exchange: Exchange;
  readonly watchlist: Watchlist;
  readonly book = new QuoteBook();
  readonly feed: Feed;
  readonly catalogue: Catalogue;
  readonly alerts: AlertService;
  readonly #series: SeriesWatch;
  readonly #store: MarketStore;

  constructor(parts: {
    readonly environment: Environment;
    readonly database: Database;
    readonly world: World;
    readonly pollSeconds: number;
    readonly notifier: Notifier;
  }) {
    const { environment, database, world, pollSeconds, notifier } = parts;
    const { clock } = world;
    const { book } = this;
    this.environment = environment;
    this.exchange = new Exchange(environment, world);
    this.watchlist = new Watchlist(database, environment.id);
    this.#store = new MarketStore({ database, clock, environment: environment.id, book });
    this.feed = new Feed({
      clock,
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
    this.alerts = new AlertService({
      ...world,
      database,
      environment: environment.id,
      zone: systemTimeZone,
      prices: {
        quoteOf: (ticker) => book.quote(ticker) ?? null,
        marketOf: (ticker) => book.market(ticker) ?? null,
      },
      candles: minuteCandlesOf(this.exchange.candles),
      notifier,
    });
    this.#series = new SeriesWatch({
      clock,
      api: this.exchange.market,
      series: () => this.alerts.watched.series,
      found: (market) => this.alerts.onMarket(market),
    });
  }

  start(): void {
    this.book.follow(this.#tickers);
    this.#store.start();
    this.alerts.start();
    this.watchlist.listen(() => this.feed.setTickers(this.#tickers));
    this.alerts.listenToRules(() => this.feed.setTickers(this.#tickers));
    this.book.listenToMarkets((market) => this.#onMarket(market));
    this.book.listenToQuotes((quote) => this.alerts.onQuote(quote));
    this.feed.listenToConnection((connection) => this.alerts.onConnection(connection));
    this.feed.start(this.#tickers);
    this.#series.start();
  }

  /** Ends everything under way; what is known is on disk afterwards. */
  stop(): void {
    this.#series.stop();
    this.feed.stop();
    this.alerts.stop();
    this.#store.stop();
    this.exchange.close();
  }

  /** What is on the list, and what rules are about: an alert does not end when its market leaves the list. */
  get #tickers(): readonly string[] {
    return [...new Set([...this.watchlist.tickers, ...this.alerts.watched.tickers])];
  }

  #onMarket(market: Market): void {
    this.watchlist.retitle(new Map([[market.ticker, market.title]]));
    this.alerts.onMarket(market);
  }
}

function minuteCandlesOf(api: CandlesApi): CandleSource {
  return {
    minuteCandles: (ticker, startTime, endTime) =>
      api.candlesticks(ticker, { startTime, endTime }, 1),
  };
}
