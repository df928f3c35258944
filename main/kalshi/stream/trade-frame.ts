import { z } from 'zod';
import type { Trade } from '../../../preload/contract/trade.ts';
import { count, dollars, seconds, text } from '../wire.ts';
import { takerSideOf } from '../trades.ts';
import { messageReader } from './message-reader.ts';

export interface TradeBody {
  readonly kind: 'trade';
  readonly trade: Trade;
}

/** What is used of a `trade` message. Source: AsyncAPI, channel `trade`. */
const shape = {
  trade_id: z.string(),
  market_ticker: z.string(),
  yes_price_dollars: dollars,
  count_fp: count,
  taker_outcome_side: text,
  /** What frames of early 2026 carry instead. */
  taker_side: text,
  ts_ms: z.int().nullish(),
  ts: seconds,
};

/** The last line is what frames of early 2026 carry besides. */
const unusedFields = [
  ...['market_id', 'no_price_dollars', 'taker_book_side', 'is_block_trade'],
  ...['yes_price', 'no_price', 'count'],
];

/** Reads a `trade` message; one without price, count or time is unreadable. */
export const readTrade = messageReader(
  'trade',
  shape,
  unusedFields,
  (message): TradeBody | null => {
    const { trade_id: id, market_ticker: ticker } = message;
    const { yes_price_dollars: price, count_fp: size } = message;
    const time = message.ts_ms ?? message.ts;
    if (price === null || size === null || time === null) return null;
    const takerSide = takerSideOf(message.taker_outcome_side || message.taker_side);
    return { kind: 'trade', trade: { id, ticker, price, size, takerSide, time } };
  },
);
