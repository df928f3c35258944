import type { HistoryCandle, PriceSpan } from '../../../preload/contract/history.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { marketOf as sampleMarket } from '../../fakes/samples.ts';

export const TICKER = 'KXHIGHNY-26NOV22-B50';

export const dollars = (value: number): MicroDollars => value as MicroDollars;
export const contracts = (value: number): CentiContracts => value as CentiContracts;

/** A quote with what a test says of it. */
export function quoteOf(patch: Partial<Quote> & { readonly exchangeTime: number }): Quote {
  return {
    ticker: TICKER,
    yesBid: { price: dollars(400_000), size: contracts(1_000) },
    yesAsk: { price: dollars(420_000), size: contracts(2_000) },
    last: dollars(410_000),
    volume: contracts(10_000),
    openInterest: contracts(5_000),
    receivedTime: patch.exchangeTime,
    source: 'stream',
    ...patch,
  };
}

export function marketOf(patch: Partial<Market> = {}): Market {
  const title = 'Highest temperature in New York today?';
  return sampleMarket(TICKER, { title, yesSubtitle: '50° to 51°', ...patch });
}

export function spanOf(open: number, high = open, low = open, close = open): PriceSpan {
  return { open: dollars(open), high: dollars(high), low: dollars(low), close: dollars(close) };
}

/** A candle the exchange might tell. */
export function candleOf(endTime: number, patch: Partial<HistoryCandle> = {}): HistoryCandle {
  return {
    endTime,
    yesBid: spanOf(300_000),
    yesAsk: spanOf(320_000),
    price: spanOf(310_000),
    volume: contracts(100),
    openInterest: contracts(700),
    source: 'backfilled',
    ...patch,
  };
}
