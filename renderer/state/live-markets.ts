import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import { LiveMarket } from './live-market.svelte.ts';

/** Every market this window has heard of, by ticker. What is reactive is each market, not the list of them. */
export class LiveMarkets {
  readonly #byTicker = new Map<string, LiveMarket>();

  /** The market of that name, empty until something is known of it. */
  of(ticker: string): LiveMarket {
    const known = this.#byTicker.get(ticker);
    if (known) return known;
    const market = new LiveMarket(ticker);
    this.#byTicker.set(ticker, market);
    return market;
  }

  showMarkets(markets: readonly Market[]): void {
    for (const market of markets) this.of(market.ticker).market = market;
  }

  showQuotes(quotes: readonly Quote[]): void {
    for (const quote of quotes) this.of(quote.ticker).quote = quote;
  }

  /** Empties every market: prices of one exchange must never stand beside another's name. */
  forget(): void {
    for (const market of this.#byTicker.values()) {
      market.market = null;
      market.quote = null;
    }
  }
}
