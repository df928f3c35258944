import type { Trade } from 'kalshi-typescript';
import type { PracticeTrade } from '../world/trade.ts';
import { tradeMessage } from './messages.ts';
import { rfc3339 } from './numbers.ts';

/** A trade as the public tape of the REST API tells it. */
export function wireTrade(ticker: string, trade: PracticeTrade): Trade {
  const told = tradeMessage(ticker, trade);
  return {
    trade_id: told.trade_id,
    ticker,
    count_fp: told.count_fp,
    yes_price_dollars: told.yes_price_dollars,
    no_price_dollars: told.no_price_dollars,
    ...fading(trade),
    taker_outcome_side: told.taker_outcome_side,
    taker_book_side: told.taker_book_side,
    created_time: rfc3339(trade.time),
    is_block_trade: told.is_block_trade,
  } satisfies Trade;
}

/** Kalshi calls the taker's side by this name deprecated and still sends it. */
function fading({ taker }: PracticeTrade) {
  return { taker_side: taker };
}
