import type { Database } from 'better-sqlite3';
import type { Environment } from '../preload/contract/environment.ts';
import { CatalogueStore } from './catalogue/catalogue-store.ts';
import { Catalogue } from './catalogue/catalogue.ts';
import { Exchange, type World } from './exchange.ts';
import { Feed } from './feed/feed.ts';
import { MarketStore } from './feed/market-store.ts';
import { QuoteBook } from './feed/quote-book.ts';
import { openMarketsOf } from './open-markets.ts';
import { Watchlist } from './watchlist/watchlist.ts';

/** Everything that belongs to one environment, for as long as it is the one in use. */
export class Session {
  readonly environment: Environment;
  readonly exchange: Exchange;
  readonly watchlist: Watchlist;
  readonly book = new QuoteBook();
  readonly feed: Feed;
  readonly catalogue: Catalogue;
  readonly #store: MarketStore;

  constructor(parts: {
    readonly environment: Environment;
    readonly database: Database;
    readonly world: World;
    readonly pollSeconds: number;
  }) {
    const { environment, database, world, pollSeconds } = parts;
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
  }

  start(): void {
    this.book.follow(this.watchlist.tickers);
    this.#store.start();
    this.watchlist.listen(() => this.feed.setTickers(this.watchlist.tickers));
    this.book.listenToMarkets(({ ticker, title }) =>
      this.watchlist.retitle(new Map([[ticker, title]])),
    );
    this.feed.start(this.watchlist.tickers);
  }

  /** Ends everything under way; what is known is on disk afterwards. */
  stop(): void {
    this.feed.stop();
    this.#store.stop();
    this.exchange.close();
  }
}
