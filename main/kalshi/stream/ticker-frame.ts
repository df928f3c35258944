import { z } from 'zod';
import { NO_CONTRACTS } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { toLast, toLevel } from '../levels.ts';
import { count, dollars, seconds } from '../wire.ts';
import { messageReader } from './message-reader.ts';

/** The latest prices of one market. */
export interface QuoteBody {
  readonly kind: 'quote';
  readonly quote: Quote;
}

/** What is used of a `ticker` message. Source: AsyncAPI, channel `ticker`. */
const tickerShape = {
  market_ticker: z.string(),
  price_dollars: dollars,
  yes_bid_dollars: dollars,
  yes_ask_dollars: dollars,
  yes_bid_size_fp: count,
  yes_ask_size_fp: count,
  volume_fp: count,
  open_interest_fp: count,
  ts_ms: z.int().nullish(),
  /** What frames of early 2026 carry instead. */
  ts: seconds,
};

/** The last line is what frames of early 2026 carry besides. */
const unusedFields = [
  ...['market_id', 'last_trade_size_fp', 'dollar_volume', 'dollar_open_interest', 'time'],
  ...['price', 'yes_bid', 'yes_ask', 'no_bid', 'no_ask', 'volume', 'open_interest', 'Clock'],
];

/** Reads a `ticker` message; one without a time is unreadable, as it could not be told from an older one. */
export const readTicker = messageReader(
  'ticker',
  tickerShape,
  unusedFields,
  (message, receivedTime): QuoteBody | null => {
    const exchangeTime = message.ts_ms ?? message.ts;
    if (exchangeTime === null) return null;
    const quote = {
      ticker: message.market_ticker,
      yesBid: toLevel(message.yes_bid_dollars, message.yes_bid_size_fp),
      yesAsk: toLevel(message.yes_ask_dollars, message.yes_ask_size_fp),
      last: toLast(message.price_dollars),
      volume: message.volume_fp ?? NO_CONTRACTS,
      openInterest: message.open_interest_fp ?? NO_CONTRACTS,
      exchangeTime,
      receivedTime,
      source: 'stream',
    } as const;
    return { kind: 'quote', quote };
  },
);
