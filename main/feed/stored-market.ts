import { z } from 'zod';
import { marketResults, marketStatuses, type Market } from '../../preload/contract/market.ts';
import type { CentiContracts, MicroDollars } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import { parseJson } from '../adapters/parse-json.ts';

const price = z.int().transform((value) => value as MicroDollars);
const count = z.int().transform((value) => value as CentiContracts);
const time = z.number().nullable();
const level = z.object({ price, size: count }).nullable();

const marketSchema: z.ZodType<Market> = z.object({
  ticker: z.string(),
  eventTicker: z.string(),
  title: z.string(),
  yesSubtitle: z.string(),
  status: z.enum(marketStatuses),
  result: z.enum(marketResults).nullable(),
  settlementValue: price.nullable(),
  openTime: time,
  closeTime: time,
  settledTime: time,
  previousPrice: price.nullable(),
  priceRanges: z.array(z.object({ start: price, end: price, step: price })),
  rules: z.string(),
});

const quoteSchema: z.ZodType<Quote> = z.object({
  ticker: z.string(),
  yesBid: level,
  yesAsk: level,
  last: price.nullable(),
  volume: count,
  openInterest: count,
  exchangeTime: z.number(),
  receivedTime: z.number(),
  source: z.enum(['stream', 'poll']),
});

/** A market as it was written; `null` when an older version or a damaged disk wrote something else. */
export const readStoredMarket = (text: string): Market | null =>
  marketSchema.safeParse(parseJson(text)).data ?? null;

/** A quote as it was written; `null` likewise, and where there was none. */
export const readStoredQuote = (text: string | null): Quote | null =>
  quoteSchema.safeParse(parseJson(text ?? '')).data ?? null;
