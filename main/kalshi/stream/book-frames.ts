import { z } from 'zod';
import type { OrderBook } from '../../../preload/contract/quote.ts';
import { makeBook, type BookDelta } from '../order-book.ts';
import { count, dollars, levels } from '../wire.ts';
import { messageReader } from './message-reader.ts';

/** A whole order book. */
export interface SnapshotBody {
  readonly kind: 'snapshot';
  readonly book: OrderBook;
}

/** One change of an order book. */
export interface DeltaBody {
  readonly kind: 'delta';
  readonly delta: BookDelta;
}

/** What is used of an `orderbook_snapshot` message. Source: AsyncAPI, channel `orderbook_delta`. */
const snapshotShape = {
  market_ticker: z.string(),
  yes_dollars_fp: levels,
  no_dollars_fp: levels,
};

/** What is used of an `orderbook_delta` message. Source: AsyncAPI, channel `orderbook_delta`. */
const deltaShape = {
  market_ticker: z.string(),
  side: z.enum(['yes', 'no']),
  price_dollars: dollars,
  delta_fp: count,
};

/**
 * Reads an `orderbook_snapshot` message; a side without orders is absent.
 *
 * The subscription asks for `use_yes_price`, so the NO side's levels already are YES prices: they are the asks.
 * Source: Kalshi API docs, "Order direction".
 */
export const readSnapshot = messageReader(
  'orderbook_snapshot',
  snapshotShape,
  ['market_id'],
  ({ market_ticker, yes_dollars_fp, no_dollars_fp }): SnapshotBody => {
    return { kind: 'snapshot', book: makeBook(market_ticker, yes_dollars_fp, no_dollars_fp) };
  },
);

/** Reads an `orderbook_delta` message; one without price or size is unreadable. */
export const readDelta = messageReader(
  'orderbook_delta',
  deltaShape,
  ['market_id', 'ts_ms', 'ts', 'client_order_id', 'subaccount'],
  ({ market_ticker: ticker, side, price_dollars: price, delta_fp: change }): DeltaBody | null => {
    if (price === null || change === null) return null;
    return {
      kind: 'delta',
      delta: { ticker, side: side === 'yes' ? 'bid' : 'ask', price, change },
    };
  },
);
