import type { MarketResult, MarketStatus } from './market.ts';
import type { CentiContracts, MicroDollars } from './prices.ts';
import type { QuoteSource } from './quote.ts';

/** Minutes a candle stands for. A day is a UTC day. */
export type CandlePeriod = 1 | 60 | 1440;

export const candlePeriods: readonly CandlePeriod[] = [1, 60, 1440];

/** From and to, in Unix ms. */
export interface TimeRange {
  readonly startTime: number;
  readonly endTime: number;
}

/** How one price moved within a period. */
export interface PriceSpan {
  readonly open: MicroDollars;
  readonly high: MicroDollars;
  readonly low: MicroDollars;
  readonly close: MicroDollars;
}

/** Seen by this app, told later by the exchange, or made of both. */
export type CandleSource = 'recorded' | 'backfilled' | 'mixed';

/** What happened in one market in the period up to and including `endTime`. */
export interface HistoryCandle {
  /** Unix ms of the period's inclusive end, as Kalshi dates candles. */
  readonly endTime: number;
  /** `null` when nobody quoted the side. */
  readonly yesBid: PriceSpan | null;
  readonly yesAsk: PriceSpan | null;
  /** Of the trades; `null` in a period without one. */
  readonly price: PriceSpan | null;
  /** Traded in the period. */
  readonly volume: CentiContracts;
  readonly openInterest: CentiContracts;
  readonly source: CandleSource;
}

/** One recorded change. */
export interface HistoryTick {
  /** Unix ms of the exchange. */
  readonly time: number;
  readonly bid: MicroDollars | null;
  readonly bidSize: CentiContracts | null;
  readonly ask: MicroDollars | null;
  readonly askSize: CentiContracts | null;
  readonly last: MicroDollars | null;
  /** Since the market opened. */
  readonly volume: CentiContracts;
  readonly openInterest: CentiContracts;
  readonly source: QuoteSource;
  /** The first after a time without recording: what was before it is not known from ticks. */
  readonly begins: boolean;
}

/** A market's state changed at a time, Unix ms. */
export interface LifecycleMark {
  readonly time: number;
  readonly status: MarketStatus;
  readonly result: MarketResult | null;
}

/** The figures of a range in words and numbers: what a chart tells those who do not see it. Prices are of trades. */
export interface HistorySummary {
  readonly open: MicroDollars | null;
  readonly high: MicroDollars | null;
  readonly low: MicroDollars | null;
  readonly last: MicroDollars | null;
  /** `last − open`. */
  readonly change: MicroDollars | null;
  readonly volume: CentiContracts;
}

/** All a chart of one market needs. */
export interface ChartData {
  readonly ticker: string;
  readonly title: string;
  readonly range: TimeRange;
  readonly period: CandlePeriod;
  /** Oldest first, at most about 2,000. Recorded periods in which nothing changed are there, flat. */
  readonly candles: readonly HistoryCandle[];
  /** Times of which nothing is known. */
  readonly gaps: readonly TimeRange[];
  readonly marks: readonly LifecycleMark[];
  readonly summary: HistorySummary;
  /** Unix ms up to which the stored data reaches; `null` when there is none. */
  readonly asOf: number | null;
  /** Unix ms at which the oldest candle of this period begins; `null` when there is none. */
  readonly since: number | null;
}

/** Which part of a market's past to read. */
export interface ChartRequest {
  readonly ticker: string;
  readonly span: ChartSpan | TimeRange;
  /** The candles wanted, where they are few enough; else the finest that fit. */
  readonly period?: CandlePeriod;
}

/** A market that something is stored of, among others of its event. */
export interface EventMarket {
  readonly ticker: string;
  readonly title: string;
  readonly yesSubtitle: string;
}

/** `all` is everything stored. */
export type ChartSpan = '1h' | '6h' | '1d' | '1w' | '1m' | 'all';

export const chartSpans: readonly ChartSpan[] = ['1h', '6h', '1d', '1w', '1m', 'all'];

/** The closing price of each hour of a day, oldest first; `null` where nothing is known. */
export interface Sparkline {
  readonly ticker: string;
  readonly points: readonly (MicroDollars | null)[];
}

/** How far fetching what was missed has come, in candles. */
export type BackfillProgress =
  | { readonly name: 'idle' }
  | { readonly name: 'running'; readonly done: number; readonly total: number }
  /** It goes on by itself. */
  | { readonly name: 'waiting'; readonly reason: string };

/** Whether history is being written. */
export type RecordingState =
  | { readonly name: 'recording' }
  /** Prices and alerts go on; recording resumes by itself. */
  | { readonly name: 'paused'; readonly reason: 'disk-full' | 'damaged' | 'failing' };
