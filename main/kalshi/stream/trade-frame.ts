import { z } from 'zod';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import { count, dollars, seconds, text } from '../wire.ts';
import { messageReader } from './message-reader.ts';

/** One trade of the public tape. */
export interface Trade {
  readonly id: string;
  readonly ticker: string;
  readonly yesPrice: MicroDollars;
  readonly count: CentiContracts;
  /** The outcome the taker is positioned for; `null` when the exchange does not say. */
  readonly takerSide: 'yes' | 'no' | null;
  /** Unix ms of the exchange's clock. */
  readonly time: number;
}

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
    const { yes_price_dollars: yesPrice, count_fp: count } = message;
    const time = message.ts_ms ?? message.ts;
    if (yesPrice === null || count === null || time === null) return null;
    const side = message.taker_outcome_side || message.taker_side;
    const takerSide = side === 'yes' || side === 'no' ? side : null;
    return { kind: 'trade', trade: { id, ticker, yesPrice, count, takerSide, time } };
  },
);
