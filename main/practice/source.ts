import type {
  EventData,
  ExchangeStatus,
  Market,
  MarketCandlestick,
  Schedule,
  Series,
  Trade,
} from 'kalshi-typescript';
import type { CandlePeriod } from '../../preload/contract/history.ts';
import type { BookSnapshotMessage, ChannelMessage, TickerMessage } from './wire/frames.ts';

/** A stretch of Unix seconds, both ends included. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/**
 * What the server shows: the seam between the protocol (REST and WebSocket) and where the markets come from, which is a
 * simulation or a recording. Everything is in the shapes of Kalshi's API.
 */
export interface MarketSource {
  /** Markets of the live endpoints. */
  markets(): readonly Market[];
  market(ticker: string): Market | null;
  /** Events without their markets. */
  events(): readonly EventData[];
  series(): readonly Series[];
  /** Markets that have left the live endpoints. */
  pastMarkets(): readonly Market[];
  pastMarket(ticker: string): Market | null;
  /** Markets settled before this moment (RFC 3339) have left the live endpoints. */
  cutoff(): string;
  /** Newest first; of all markets when `ticker` is `null`. */
  trades(ticker: string | null, range: TimeRange): readonly Trade[];
  /** Of a live or past market, oldest first. */
  candles(ticker: string, range: TimeRange, period: CandlePeriod): readonly MarketCandlestick[];
  status(): ExchangeStatus;
  schedule(): Schedule;
  /** What the ticker channel sends first; `null` for a market that is not listed. */
  ticker(ticker: string): TickerMessage | null;
  /** Prices of both sides on their own scale: a NO level is a bid for NO. */
  book(ticker: string): BookSnapshotMessage | null;
  /** Hears every message of every channel from now on; NO prices of book messages are on the NO scale. */
  listen(listener: (message: ChannelMessage) => void): () => void;
}
