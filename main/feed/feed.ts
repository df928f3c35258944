import type { Connection, StreamState } from '../../preload/contract/connection.ts';
import type { Environment } from '../../preload/contract/environment.ts';
import type { OrderBook, Quote } from '../../preload/contract/quote.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import { ConnectionReport } from './connection-report.ts';
import { MaintenanceWatch } from './maintenance.ts';
import { OrderBookWatch } from './order-book-watch.ts';
import { isOverdue } from './overdue.ts';
import { Poller } from './poller.ts';
import type { QuoteBook } from './quote-book.ts';
import { Reconciler } from './reconciler.ts';
import type { PollSource, StreamEvent, StreamSource } from './sources.ts';

/** Polling takes over when the stream has been down for this long. */
const STREAM_PATIENCE_MS = 10_000;
/** How often freshness is judged anew when nothing happens. */
const HEARTBEAT_MS = 5_000;
/** How often the exchange's own state is asked, and a live stream checked against REST. */
const CHECK_MS = 300_000;
/** The exchange caches REST answers for this long, so asking again sooner brings the same one. */
const CACHE_MS = 15_000;
/** An answer counts as one cache older than it looks: after this, it surely knows what the stream has just told. */
const CONFIRM_MS = 2 * CACHE_MS + 2_000;

type LifecycleEvent = Extract<StreamEvent, { readonly kind: 'lifecycle' }>;

/** What a feed is made of. The stream stays idle without a key. */
export interface FeedParts {
  readonly clock: Clock;
  readonly log: Log;
  /** How far the exchange's clock is ahead of this machine's, in ms. */
  readonly aheadMs: () => number;
  readonly environment: Environment;
  readonly book: QuoteBook;
  readonly source: PollSource;
  readonly stream: StreamSource;
  readonly pollSeconds: number;
}

/**
 * One stream of quotes from two sources: the stream when it can, polling when it must.
 *
 * Polling runs without a key, while the stream is refused, and once it has been down for 10 s. Every opening of the
 * stream and every gap in it is followed by one poll, since ticker frames carry no sequence number to tell what was missed.
 */
export class Feed {
  readonly #parts: FeedParts;
  readonly #reconciler: Reconciler;
  readonly #poller: Poller;
  readonly #timers: Timers;
  readonly #maintenance: MaintenanceWatch;
  readonly #orderBook: OrderBookWatch;
  readonly #report: ConnectionReport;
  #unlisten: readonly (() => void)[] = [];
  #tickers: readonly string[] = [];

  constructor(parts: FeedParts) {
    const { clock, book, source, stream, pollSeconds } = parts;
    this.#parts = parts;
    this.#timers = new Timers(clock);
    this.#reconciler = new Reconciler(book, source);
    this.#maintenance = new MaintenanceWatch(clock, source, () => this.#report.announce());
    this.#orderBook = new OrderBookWatch(source, stream);
    this.#poller = new Poller({
      ...parts,
      intervalMs: pollSeconds * 1000,
      ask: () => this.#poll(),
      settled: () => this.#report.announce(),
    });
    this.#report = new ConnectionReport({
      ...parts,
      poller: this.#poller,
      maintenance: this.#maintenance,
    });
  }

  /** Calls back whenever the connection reads differently. */
  readonly listenToConnection = (listener: (connection: Connection) => void): (() => void) =>
    this.#report.listen(listener);
  /** Calls back with the order book being watched. */
  readonly listenToOrderBook = (listener: (book: OrderBook) => void): (() => void) =>
    this.#orderBook.listen(listener);

  get connection(): Connection {
    return this.#report.connection;
  }

  /** Begins to follow these markets. */
  start(tickers: readonly string[]): void {
    const { book, stream } = this.#parts;
    this.#tickers = tickers;
    book.follow(tickers);
    this.#report.confirm(newestOf(book.quotes));
    this.#timers.every('heartbeat', HEARTBEAT_MS, () => this.#beat());
    this.#timers.every('check', CHECK_MS, () => void this.refresh());
    void this.#maintenance.check();
    this.#unlisten = [
      stream.listenToState((state) => this.#onStreamState(state)),
      stream.listenToEvents((event) => this.#onStreamEvent(event)),
    ];
    stream.setMarkets(tickers);
    stream.start();
    void this.#poller.pollNow();
    this.#onStreamState(stream.state);
  }

  /** Says nothing more, not even of a poll that is still under way: another environment may have taken over. */
  stop(): void {
    this.#report.stop();
    this.#timers.cancelAll();
    this.#poller.stop();
    this.#maintenance.stop();
    this.#reconciler.stop();
    for (const unlisten of this.#unlisten) unlisten();
    this.#parts.stream.stop();
  }

  /** Follows exactly these markets; new ones get their prices at once. */
  setTickers(tickers: readonly string[]): void {
    const hasNew = tickers.some((ticker) => !this.#tickers.includes(ticker));
    this.#tickers = tickers;
    this.#parts.book.follow(tickers);
    this.#parts.stream.setMarkets(tickers);
    if (hasNew) void this.#poller.pollAnew();
  }

  setPollSeconds(seconds: number): void {
    this.#poller.setInterval(seconds * 1000);
    this.#report.announce();
  }

  /** Streams (or polls) the order book of one market, until called with another or `null`. */
  watchOrderBook(ticker: string | null): Promise<Result<undefined>> {
    return this.#orderBook.watch(ticker);
  }

  /** Polls now and looks whether the exchange is open. */
  async refresh(): Promise<Result<undefined>> {
    await this.#maintenance.check();
    return this.#poller.pollNow();
  }

  /** After sleep, a network change or on request: reconnects the stream at once and polls. */
  reconnect(): Promise<Result<undefined>> {
    this.#parts.stream.reconnectNow();
    return this.refresh();
  }

  /** Unix ms of the exchange's clock. */
  get #exchangeTime(): number {
    return this.#parts.clock.now() + this.#parts.aheadMs();
  }

  #onStreamState(state: StreamState): void {
    if (state.name === 'open') {
      this.#timers.cancel('patience');
      this.#poller.stop();
      void this.#poller.pollNow();
    } else if (state.name === 'refused' || state.name === 'idle') {
      this.#timers.cancel('patience');
      this.#poller.start();
    } else if (!this.#poller.running && !this.#timers.has('patience')) {
      this.#timers.after('patience', STREAM_PATIENCE_MS, () => this.#poller.start());
    }
    this.#report.announce();
  }

  #onStreamEvent(event: StreamEvent): void {
    const { book, clock } = this.#parts;
    this.#report.confirm(clock.now());
    switch (event.kind) {
      case 'quote':
        return book.offerQuote(event.quote);
      case 'lifecycle':
        return this.#onLifecycle(event);
      case 'book':
        return this.#orderBook.offer(event.book);
      case 'gap':
        return void this.#poller.pollAnew();
    }
  }

  /**
   * One may still arrive for a market that has just left the list. A poll that comes too early is made up for by a later one,
   * which what is told in the same seconds shares.
   */
  #onLifecycle({ ticker, patch, incomplete }: LifecycleEvent): void {
    if (!this.#tickers.includes(ticker)) return;
    this.#parts.book.patchMarket(ticker, patch, this.#exchangeTime);
    if (incomplete) void this.#poller.pollAnew();
    const now = this.#parts.clock.now();
    const due = Math.ceil((now + CONFIRM_MS) / CACHE_MS) * CACHE_MS;
    this.#timers.after(`confirm ${due}`, due - now, () => void this.#poller.pollNow());
  }

  async #poll(): Promise<Result<undefined>> {
    const answer = await this.#reconciler.reconcile(this.#tickers);
    if (answer.ok) this.#report.confirm(this.#parts.clock.now());
    else void this.#maintenance.check();
    await this.#orderBook.poll();
    return answer;
  }

  #beat(): void {
    this.#report.announce();
    const { markets } = this.#parts.book;
    const hasOverdue = markets.some((market) => isOverdue(market, this.#exchangeTime));
    if (hasOverdue && !this.#timers.has('overdue')) {
      this.#timers.after('overdue', CACHE_MS, () => void this.#poller.pollNow());
    }
  }
}

/** When the newest of the prices kept from the last run arrived. */
function newestOf(quotes: readonly Quote[]): number | null {
  return quotes.length > 0 ? Math.max(...quotes.map(({ receivedTime }) => receivedTime)) : null;
}
