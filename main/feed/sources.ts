import type { StreamState } from '../../preload/contract/connection.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { OrderBook, Quote } from '../../preload/contract/quote.ts';
import type { Result } from '../../preload/contract/result.ts';

/** Quotes and descriptions of several markets, as one poll brings them; each quote's `exchangeTime` goes for its market, too. */
export interface MarketData {
  readonly markets: readonly Market[];
  readonly quotes: readonly Quote[];
}

/** Whether the exchange is open; `resumeTime` (Unix ms) is its own estimate while it is not. */
export interface ExchangeState {
  readonly active: boolean;
  readonly resumeTime: number | null;
}

/** Where polled prices come from. */
export interface PollSource {
  markets(tickers: readonly string[]): Promise<Result<MarketData>>;
  /** A market settled so long ago that the live endpoints have dropped it. */
  historicalMarket(ticker: string): Promise<Result<Market>>;
  exchangeState(): Promise<Result<ExchangeState>>;
  orderBook(ticker: string): Promise<Result<OrderBook>>;
}

/** What the stream tells about followed markets. */
export type StreamEvent =
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'book'; readonly book: OrderBook }
  /** A market changed: these fields, and when `incomplete` more that only a poll can tell. */
  | {
      readonly kind: 'lifecycle';
      readonly ticker: string;
      readonly patch: Partial<Market>;
      readonly incomplete: boolean;
    }
  /** Something was missed: only a poll can tell what. */
  | { readonly kind: 'gap' };

/** Where streamed prices come from. */
export interface StreamSource {
  readonly state: StreamState;
  readonly listenToState: (listener: (state: StreamState) => void) => () => void;
  readonly listenToEvents: (listener: (event: StreamEvent) => void) => () => void;
  start(): void;
  stop(): void;
  setMarkets(tickers: readonly string[]): void;
  watchBook(ticker: string | null): void;
  /** Connects now instead of waiting, and tries a refused key again. */
  reconnectNow(): void;
}
