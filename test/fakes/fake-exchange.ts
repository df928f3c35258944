import type {
  ExchangeState,
  MarketData,
  PollSource,
  StreamEvent,
  StreamSource,
} from '../../main/feed/sources.ts';
import { Emitter } from '../../main/adapters/emitter.ts';
import type { StreamState } from '../../preload/contract/connection.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { OrderBook, Quote } from '../../preload/contract/quote.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { marketOf } from './samples.ts';

/** Stands for Kalshi's REST API: it answers with what the test put in, and counts the questions. */
export class FakePollSource implements PollSource {
  data: Result<MarketData> = ok({ markets: [], quotes: [] });
  state: Result<ExchangeState> = ok({ active: true, resumeTime: null });
  historical: Market | null = null;
  book: Result<OrderBook> = fail('not-found', 'No such book.');
  readonly asked: (readonly string[])[] = [];

  /** The live endpoints know these markets, each with one quote. */
  serve(...quotes: readonly Quote[]): void {
    this.data = ok({ markets: quotes.map(({ ticker }) => marketOf(ticker)), quotes });
  }

  markets(tickers: readonly string[]): Promise<Result<MarketData>> {
    this.asked.push(tickers);
    return Promise.resolve(this.data);
  }

  historicalMarket(): Promise<Result<Market>> {
    return Promise.resolve(
      this.historical ? ok(this.historical) : fail('not-found', 'No such market.'),
    );
  }

  exchangeState(): Promise<Result<ExchangeState>> {
    return Promise.resolve(this.state);
  }

  orderBook(): Promise<Result<OrderBook>> {
    return Promise.resolve(this.book);
  }
}

/** Stands for the WebSocket connection: the test moves its state and sends its events. */
export class FakeStreamSource implements StreamSource {
  readonly #states = new Emitter<StreamState>();
  readonly #events = new Emitter<StreamEvent>();
  readonly listenToState = this.#states.listen;
  readonly listenToEvents = this.#events.listen;
  state: StreamState = { name: 'idle' };
  markets: readonly string[] = [];
  reconnects = 0;
  /** Without a key a stream stays idle. */
  hasKey = true;

  enter(state: StreamState): void {
    this.state = state;
    this.#states.emit(state);
  }

  send(event: StreamEvent): void {
    this.#events.emit(event);
  }

  start(): void {
    if (this.hasKey) this.enter({ name: 'connecting' });
  }

  stop(): void {
    this.enter({ name: 'idle' });
  }

  setMarkets(tickers: readonly string[]): void {
    this.markets = tickers;
  }

  watchBook(): void {
    this.send({ kind: 'gap' });
  }

  reconnectNow(): void {
    this.reconnects += 1;
  }
}
