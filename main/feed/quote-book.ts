import { sameQuote, type Quote } from '../../preload/contract/quote.ts';
import type { Market } from '../../preload/contract/market.ts';
import { Emitter } from '../adapters/emitter.ts';

/** What the stream has told of a market; only an answer that was true at `time` or later can know of it. */
interface Patch {
  readonly fields: Partial<Market>;
  readonly time: number;
}

/** The latest state of every followed market, from whichever source told it last. */
export class QuoteBook {
  readonly #quotes = new Map<string, Quote>();
  readonly #markets = new Map<string, Market>();
  readonly #patches = new Map<string, Patch>();
  readonly #quoteChanges = new Emitter<Quote>();
  readonly #marketChanges = new Emitter<Market>();
  #followed: ReadonlySet<string> = new Set();

  /** Calls back with every quote that says something new. */
  readonly listenToQuotes = this.#quoteChanges.listen;
  /** Calls back with every market whose state or description changed. */
  readonly listenToMarkets = this.#marketChanges.listen;

  get quotes(): readonly Quote[] {
    return [...this.#quotes.values()];
  }

  get markets(): readonly Market[] {
    return [...this.#markets.values()];
  }

  quote(ticker: string): Quote | undefined {
    return this.#quotes.get(ticker);
  }

  market(ticker: string): Market | undefined {
    return this.#markets.get(ticker);
  }

  /** Keeps these markets and forgets all others. */
  follow(tickers: readonly string[]): void {
    this.#followed = new Set(tickers);
    for (const known of [this.#quotes, this.#markets, this.#patches]) {
      for (const ticker of known.keys()) if (!this.#followed.has(ticker)) known.delete(ticker);
    }
  }

  /** Takes a quote unless the market is not followed or a newer one is known. */
  offerQuote(quote: Quote): void {
    const known = this.#quotes.get(quote.ticker);
    if (!this.#followed.has(quote.ticker)) return;
    if (known && quote.exchangeTime < known.exchangeTime) return;
    this.#quotes.set(quote.ticker, quote);
    if (!known || !sameQuote(known, quote)) this.#quoteChanges.emit(quote);
  }

  /**
   * Takes what the exchange said of a followed market at `asOf` (Unix ms of its clock, at the earliest). Answers come out of
   * caches: what the stream has told since then stands. Without `asOf` the market counts as it is.
   */
  offerMarket(market: Market, asOf = Infinity): void {
    if (!this.#followed.has(market.ticker)) return;
    const patch = this.#patches.get(market.ticker);
    if (patch && asOf < patch.time) return this.#put({ ...market, ...patch.fields });
    this.#patches.delete(market.ticker);
    this.#put(market);
  }

  /** Applies what the stream told at `time` (Unix ms of the exchange's clock); a market not described yet waits for it. */
  patchMarket(ticker: string, fields: Partial<Market>, time: number): void {
    if (!this.#followed.has(ticker)) return;
    const earlier = this.#patches.get(ticker)?.fields;
    this.#patches.set(ticker, { fields: { ...earlier, ...fields }, time });
    const known = this.#markets.get(ticker);
    if (known) this.#put({ ...known, ...fields });
  }

  #put(market: Market): void {
    const known = this.#markets.get(market.ticker);
    if (known && sameMarket(known, market)) return;
    this.#markets.set(market.ticker, market);
    this.#marketChanges.emit(market);
  }
}

/** Markets are small, plain and built in one place, so their JSON has one order of fields. */
function sameMarket(a: Market, b: Market): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
