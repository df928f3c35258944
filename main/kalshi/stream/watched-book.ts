import type { OrderBook } from '../../../preload/contract/quote.ts';
import { applyDelta, type BookDelta } from '../order-book.ts';

/**
 * The order book of the one market a person looks at, kept from snapshots and deltas.
 *
 * After a gap it shows nothing new until a snapshot has come: a book that lost a delta looks real and is wrong.
 */
export class WatchedBook {
  #ticker: string | null = null;
  #book: OrderBook | null = null;

  /** The market being watched. */
  get ticker(): string | null {
    return this.#ticker;
  }

  /** The book as it is known; `null` before its snapshot. */
  get book(): OrderBook | null {
    return this.#book;
  }

  /** Watches another market, or none. */
  watch(ticker: string | null): void {
    this.#ticker = ticker;
    this.#book = null;
  }

  /** What is known of the book is no longer true. */
  forget(): void {
    this.#book = null;
  }

  /** Takes in a whole book; `null` when it is of another market. */
  replace(book: OrderBook): OrderBook | null {
    if (book.ticker !== this.#ticker) return null;
    this.#book = book;
    return book;
  }

  /** Takes in a change: the new book, `wrong` when it does not fit, or `null` when it means nothing here. */
  change(delta: BookDelta): OrderBook | 'wrong' | null {
    if (delta.ticker !== this.#ticker || !this.#book) return null;
    this.#book = applyDelta(this.#book, delta);
    return this.#book ?? 'wrong';
  }
}
