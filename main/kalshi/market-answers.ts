import type { z } from 'zod';
import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { eventSchema } from './answer-schemas.ts';
import { toMarket, toPolledQuote, type RawMarket } from './market-schema.ts';

/** What several markets are and cost. */
export interface MarketData {
  readonly markets: readonly Market[];
  readonly quotes: readonly Quote[];
}

/** When an answer was true, in Unix ms of the exchange's clock, and came, in Unix ms of this machine's. */
export interface AnswerTimes {
  readonly asOf: number;
  readonly receivedTime: number;
}

/** Markets as REST answers list them. */
export function readMarkets(
  raw: readonly RawMarket[],
  times: AnswerTimes,
  eventTitle = '',
): MarketData {
  return {
    markets: raw.map((market) => toMarket(market, eventTitle)),
    quotes: raw.map((market) => toPolledQuote(market, times.asOf, times.receivedTime)),
  };
}

/** The markets of events, which lend them their title where they have none. */
export function readEvents(
  events: readonly z.output<typeof eventSchema>[],
  times: AnswerTimes,
): MarketData {
  return join(events.map(({ markets, title }) => readMarkets(markets.items, times, title)));
}

/** Only the markets open for trading: an open event may have closed ones. */
export function openOnly({ markets, quotes }: MarketData): MarketData {
  const open = markets.filter(({ status }) => status === 'active');
  const tickers = new Set(open.map(({ ticker }) => ticker));
  return { markets: open, quotes: quotes.filter(({ ticker }) => tickers.has(ticker)) };
}

/** Several answers as one. */
export function join(parts: readonly MarketData[]): MarketData {
  return {
    markets: parts.flatMap(({ markets }) => markets),
    quotes: parts.flatMap(({ quotes }) => quotes),
  };
}
