import { z } from 'zod';
import type { Trade } from '../../preload/contract/trade.ts';
import { lenientList } from './lenient-list.ts';
import { count, dollars, moment, text } from './wire.ts';

/** A trade of the tape that REST tells; one without price, count or time is unreadable. Source: OpenAPI, `Trade`. */
const tradeSchema = z
  .object({
    trade_id: z.string(),
    ticker: z.string(),
    yes_price_dollars: dollars,
    count_fp: count,
    taker_outcome_side: text,
    /** What answers of early 2026 carry instead. */
    taker_side: text,
    created_time: moment,
  })
  .transform((told, context): Trade => {
    const { trade_id: id, ticker, yes_price_dollars: price, count_fp: size } = told;
    if (price === null || size === null || told.created_time === null) {
      context.addIssue('A trade needs price, count and time');
      return z.NEVER;
    }
    const takerSide = takerSideOf(told.taker_outcome_side || told.taker_side);
    return { id, ticker, price, size, takerSide, time: told.created_time };
  });

/** `GET /markets/trades` and `GET /historical/trades` */
export const tradesSchema = z.object({ trades: lenientList(tradeSchema) });

/** The outcome a taker is positioned for, as REST and stream write it. */
export function takerSideOf(side: string): Trade['takerSide'] {
  return side === 'yes' || side === 'no' ? side : null;
}
