import type { Market } from '../../preload/contract/market.ts';
import {
  NO_CONTRACTS,
  type CentiContracts,
  type MicroDollars,
} from '../../preload/contract/prices.ts';
import type { Level, Quote } from '../../preload/contract/quote.ts';

/** A price in cents as the app keeps it. */
export const cents = (value: number): MicroDollars => (value * 10_000) as MicroDollars;

export const level = (price: number, contracts = 100): Level => ({
  price: cents(price),
  size: (contracts * 100) as CentiContracts,
});

/** A quote of a market, with what a test says of it. */
export function quoteOf(ticker: string, patch: Partial<Quote> = {}): Quote {
  return {
    ticker,
    yesBid: level(45),
    yesAsk: level(47),
    last: cents(46),
    volume: NO_CONTRACTS,
    openInterest: NO_CONTRACTS,
    exchangeTime: 1_000,
    receivedTime: 1_000,
    source: 'poll',
    ...patch,
  };
}

/** An active market of which nothing else is known, with what a test says of it. */
export function marketOf(ticker: string, patch: Partial<Market> = {}): Market {
  return {
    ticker,
    eventTicker: ticker.split('-').slice(0, -1).join('-'),
    title: `Title of ${ticker}`,
    yesSubtitle: 'Yes',
    status: 'active',
    result: null,
    settlementValue: null,
    openTime: null,
    closeTime: null,
    settledTime: null,
    previousPrice: null,
    priceRanges: [],
    rules: '',
    ...patch,
  };
}
