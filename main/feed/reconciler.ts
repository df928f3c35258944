import { ok, type Result } from '../../preload/contract/result.ts';
import type { QuoteBook } from './quote-book.ts';
import type { PollSource } from './sources.ts';

/** Brings the quote book in line with what the exchange says over REST: one turn of polling. */
export class Reconciler {
  readonly #book: QuoteBook;
  readonly #source: PollSource;
  readonly #historical = new Set<string>();
  #stopped = false;

  constructor(book: QuoteBook, source: PollSource) {
    this.#book = book;
    this.#source = source;
  }

  /** Answers that are still under way must not reach a book that serves another environment by then. */
  stop(): void {
    this.#stopped = true;
  }

  /** Asks for all markets at once. With none to ask for, it still finds out whether the exchange can be reached. */
  async reconcile(tickers: readonly string[]): Promise<Result<undefined>> {
    const live = tickers.filter((ticker) => !this.#historical.has(ticker));
    if (live.length === 0) return this.#reach();
    const answer = await this.#source.markets(live);
    if (!answer.ok || this.#stopped) return answer.ok ? ok() : answer;
    const { markets, quotes } = answer.value;
    const asOf = new Map(quotes.map(({ ticker, exchangeTime }) => [ticker, exchangeTime]));
    markets.forEach((market) => this.#book.offerMarket(market, asOf.get(market.ticker)));
    quotes.forEach((quote) => this.#book.offerQuote(quote));
    const answered = new Set(markets.map(({ ticker }) => ticker));
    await this.#lookUpHistorical(live.filter((ticker) => !answered.has(ticker)));
    return ok();
  }

  async #reach(): Promise<Result<undefined>> {
    const answer = await this.#source.exchangeState();
    return answer.ok ? ok() : answer;
  }

  /** Markets the live endpoints no longer know were settled long ago; their last state never changes again. */
  async #lookUpHistorical(tickers: readonly string[]): Promise<void> {
    for (const ticker of tickers) {
      const answer = await this.#source.historicalMarket(ticker);
      if (this.#stopped) return;
      if (!answer.ok) continue;
      this.#historical.add(ticker);
      this.#book.offerMarket(answer.value);
    }
  }
}
