import { z } from 'zod';
import {
  NO_CONTRACTS,
  type CentiContracts,
  type MicroDollars,
} from '../../preload/contract/prices.ts';
import { lenientList } from './lenient-list.ts';
import { count, dollars } from './wire.ts';

/** Minutes a candle stands for. */
export type CandlePeriod = 1 | 60 | 1440;

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

/** What happened in one market during one period. The newest candle is still forming. */
export interface Candle {
  /** Unix ms of the period's inclusive end. */
  readonly endTime: number;
  /** Of the trades; `null` in a period without one. */
  readonly price: PriceSpan | null;
  readonly yesBid: PriceSpan | null;
  readonly yesAsk: PriceSpan | null;
  readonly volume: CentiContracts;
  readonly openInterest: CentiContracts;
}

/** More are answered with HTTP 400. Source: OpenAPI, "Get Market Candlesticks". */
const MAX_CANDLES = 5_000;

/** The live and the historical endpoints name the same prices differently: `open_dollars` and `open`. */
const span = z
  .object({
    ...{
      open_dollars: dollars,
      high_dollars: dollars,
      low_dollars: dollars,
      close_dollars: dollars,
    },
    ...{ open: dollars, high: dollars, low: dollars, close: dollars },
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

/** The answer of both candlestick endpoints. */
export const candlesSchema = z.object({ candlesticks: lenientList(candleSchema) });

export function toCandle(raw: z.output<typeof candleSchema>): Candle {
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
