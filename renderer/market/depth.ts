import type { Level, OrderBook } from '../../preload/contract/quote.ts';

/** One line of the order book: the n-th best bid beside the n-th best ask. */
export interface DepthRow {
  readonly bid: Level | null;
  readonly ask: Level | null;
  /** Size against the largest size shown, 0 to 1. */
  readonly bidShare: number;
  readonly askShare: number;
}

/** The best `count` levels of each side; always `count` rows, so that nothing below them moves. */
export function depthRows(book: OrderBook, count: number): readonly DepthRow[] {
  const shown = [...book.bids.slice(0, count), ...book.asks.slice(0, count)];
  const largest = Math.max(1, ...shown.map(({ size }) => size));
  return Array.from({ length: count }, (_, place) => {
    const bid = book.bids[place] ?? null;
    const ask = book.asks[place] ?? null;
    return {
      bid,
      ask,
      bidShare: (bid?.size ?? 0) / largest,
      askShare: (ask?.size ?? 0) / largest,
    };
  });
}
