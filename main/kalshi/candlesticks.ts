import { z } from 'zod';
import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type {
  CandlePeriod,
  HistoryCandle,
  PriceSpan,
  TimeRange,
} from '../../preload/contract/history.ts';
import { NO_CONTRACTS } from '../../preload/contract/prices.ts';
import { sleep, type Clock } from '../adapters/clock.ts';
import { lenientList } from './lenient-list.ts';
import { count, dollars, text } from './wire.ts';

/** A candle as the exchange tells it. The newest one is still forming. */
export type Candle = Omit<HistoryCandle, 'source'>;

/** More are answered with HTTP 400. Source: OpenAPI, "Get Market Candlesticks". */
const MAX_CANDLES = 5_000;
/** Source: OpenAPI, "Batch Get Market Candlesticks". */
const MAX_BATCH_MARKETS = 100;
/** Of all markets together. Kalshi gives 10,000, but an answer as long takes 20 ms to parse. */
const MAX_BATCH_CANDLES = 5_000;
/** Candles checked in one go: some 3 ms. */
const SLICE = 100;

/** The live and the historical endpoints name the same prices differently: `open_dollars` and `open`. */
const span = z
  .object({
    open_dollars: dollars,
    high_dollars: dollars,
    low_dollars: dollars,
    close_dollars: dollars,
    open: dollars,
    high: dollars,
    low: dollars,
    close: dollars,
  })
  .nullish()
  .transform((raw): PriceSpan | null => {
    const open = raw?.open_dollars ?? raw?.open ?? null;
    const high = raw?.high_dollars ?? raw?.high ?? null;
    const low = raw?.low_dollars ?? raw?.low ?? null;
    const close = raw?.close_dollars ?? raw?.close ?? null;
    if (open === null || high === null || low === null || close === null) return null;
    return { open, high, low, close };
  });

/** A candle of either endpoint. Source: OpenAPI, `MarketCandlestick` and `MarketCandlestickHistorical`. */
export const candleSchema = z.object({
  end_period_ts: z.int(),
  price: span,
  yes_bid: span,
  yes_ask: span,
  volume_fp: count,
  volume: count,
  open_interest_fp: count,
  open_interest: count,
});

const candleList = z
  .array(z.unknown())
  .nullish()
  .transform((list): readonly unknown[] => list ?? []);

/** The answer of both endpoints that tell of one market. Its candles are left to `readCandles`. */
export const candlesSchema = z.object({ candlesticks: candleList });

/** The answer of the endpoint that tells of many. Source: OpenAPI, `BatchGetMarketCandlesticksResponse`. */
export const batchCandlesSchema = z.object({
  markets: lenientList(z.object({ market_ticker: text, candlesticks: candleList })),
});

/**
 * The candles of an answer; those that cannot be read are left out.
 *
 * Checking the longest answers takes a tenth of a second, so everything else has its turn in between.
 */
export async function readCandles(raw: readonly unknown[], clock: Clock): Promise<Candle[]> {
  const candles: Candle[] = [];
  for (let start = 0; start < raw.length; start += SLICE) {
    if (start > 0) await sleep(clock, 0);
    for (const value of raw.slice(start, start + SLICE)) {
      const read = candleSchema.safeParse(value);
      if (read.success) candles.push(toCandle(read.data));
    }
  }
  return candles;
}

function toCandle(raw: z.output<typeof candleSchema>): Candle {
  return {
    endTime: raw.end_period_ts * 1_000,
    price: raw.price,
    yesBid: raw.yes_bid,
    yesAsk: raw.yes_ask,
    volume: raw.volume_fp ?? raw.volume ?? NO_CONTRACTS,
    openInterest: raw.open_interest_fp ?? raw.open_interest ?? NO_CONTRACTS,
  };
}

/** The queries that together cover the range, none asking for more candles than the exchange gives at once. */
export function candleQueries(
  range: TimeRange,
  period: CandlePeriod,
): readonly Readonly<Record<string, string>>[] {
  const step = MAX_CANDLES * period * 60;
  const end = Math.floor(range.endTime / 1_000);
  const queries = [];
  for (let start = Math.floor(range.startTime / 1_000); start <= end; start += step) {
    queries.push({
      start_ts: String(start),
      end_ts: String(Math.min(end, start + step - 1)),
      period_interval: String(period),
    });
  }
  return queries;
}

/** How many markets one request can bring the whole range of: less than 2 when that takes a request for each of them. */
export function marketsPerBatch({ startTime, endTime }: TimeRange, period: CandlePeriod): number {
  const candles = Math.floor((endTime - startTime) / (period * MINUTE_MS)) + 1;
  if (candles > MAX_CANDLES) return 0;
  return Math.min(MAX_BATCH_MARKETS, Math.floor(MAX_BATCH_CANDLES / candles));
}
