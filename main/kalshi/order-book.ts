import type { CentiContracts, MicroDollars } from '../../preload/contract/prices.ts';
import type { Level, OrderBook } from '../../preload/contract/quote.ts';

/** A change of the size resting at one price. */
export interface BookDelta {
  readonly ticker: string;
  readonly side: 'bid' | 'ask';
  /** As a YES price, on both sides. */
  readonly price: MicroDollars;
  /** Hundredths of a contract: negative when orders left. */
  readonly change: CentiContracts;
}

/** A book from levels in any order, both sides as YES prices; levels without contracts are left out. */
export function makeBook(
  ticker: string,
  bids: readonly Level[],
  asks: readonly Level[],
): OrderBook {
  return {
    ticker,
    bids: bids.filter(isFilled).sort((a, b) => b.price - a.price),
    asks: asks.filter(isFilled).sort((a, b) => a.price - b.price),
  };
}

/** The book after a delta; `null` when more contracts leave than were there: the book is wrong and needs a snapshot. */
export function applyDelta(book: OrderBook, delta: BookDelta): OrderBook | null {
  const { side, price, change } = delta;
  const levels = side === 'bid' ? book.bids : book.asks;
  const resting = levels.find((level) => level.price === price)?.size ?? 0;
  const size = (resting + change) as CentiContracts;
  if (size < 0) return null;
  const changed = [...levels.filter((level) => level.price !== price), { price, size }];
  return side === 'bid'
    ? makeBook(book.ticker, changed, book.asks)
    : makeBook(book.ticker, book.bids, changed);
}

function isFilled(level: Level): boolean {
  return level.size > 0;
}
