import type { OrderBook } from '../../preload/contract/quote.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { PollSource, StreamSource } from './sources.ts';

/** The order book of the one market whose details are open: streamed while the stream is open, polled otherwise. */
export class OrderBookWatch {
  readonly #source: PollSource;
  readonly #stream: StreamSource;
  readonly #books = new Emitter<OrderBook>();
  #ticker: string | null = null;

  constructor(source: PollSource, stream: StreamSource) {
    this.#source = source;
    this.#stream = stream;
  }

  readonly listen = this.#books.listen;

  watch(ticker: string | null): Promise<Result<undefined>> {
    this.#ticker = ticker;
    this.#stream.watchBook(ticker);
    return this.poll();
  }

  /** One turn of polling; nothing to do while the stream tells. */
  async poll(): Promise<Result<undefined>> {
    if (this.#ticker === null || this.#stream.state.name === 'open') return ok();
    const answer = await this.#source.orderBook(this.#ticker);
    if (answer.ok) this.offer(answer.value);
    return answer.ok ? ok() : answer;
  }

  /** Passes a book on if it is the one being watched. */
  offer(book: OrderBook): void {
    if (book.ticker === this.#ticker) this.#books.emit(book);
  }
}
