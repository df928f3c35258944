import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';

/** One market as it is known now. Its fields are replaced as a whole, so a tick re-renders this market's row and no other. */
export class LiveMarket {
  readonly ticker: string;
  market = $state.raw<Market | null>(null);
  quote = $state.raw<Quote | null>(null);

  constructor(ticker: string) {
    this.ticker = ticker;
  }
}
