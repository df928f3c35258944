import type { Market } from '../../../preload/contract/market.ts';
import {
  parseDollars,
  type CentiContracts,
  type MicroDollars,
} from '../../../preload/contract/prices.ts';
import type { Level, Quote } from '../../../preload/contract/quote.ts';
import type { Trade } from '../../../preload/contract/trade.ts';

/** Reads a price that a test writes as Kalshi does: `"0.2700"`. */
export function dollars(text: string): MicroDollars {
  const price = parseDollars(text);
  if (price === null) throw new Error(`"${text}" is no price.`);
  return price;
}

/** Whole contracts. */
export const contracts = (count: number): CentiContracts => (count * 100) as CentiContracts;

export function level(price: string, size: number): Level {
  return { price: dollars(price), size: contracts(size) };
}

export const hours = (count: number): number => count * 3_600_000;

const wholeCents = [{ start: dollars('0'), end: dollars('1'), step: dollars('0.01') }];
export const tenthsOfCents = [{ start: dollars('0'), end: dollars('1'), step: dollars('0.001') }];

/** An open market that closes in two days; `over` says what is different about it. */
export function market(ticker: string, over: Partial<Market> = {}): Market {
  return {
    ticker,
    eventTicker: ticker.split('-').slice(0, 2).join('-'),
    title: ticker,
    yesSubtitle: '',
    status: 'active',
    result: null,
    settlementValue: null,
    openTime: Date.now() - hours(72),
    closeTime: Date.now() + hours(52),
    settledTime: null,
    previousPrice: null,
    priceRanges: wholeCents,
    rules: 'If the stated outcome happens before the closing time, the market resolves to Yes.',
    ...over,
  };
}

/** A quote from its three prices, best bid first; `null` for a side nobody quotes. */
export function quote(
  ticker: string,
  bid: string | null,
  ask: string | null,
  last: string | null,
): Quote {
  return {
    ticker,
    yesBid: bid === null ? null : level(bid, 300),
    yesAsk: ask === null ? null : level(ask, 150),
    last: last === null ? null : dollars(last),
    volume: contracts(33_896),
    openInterest: contracts(20_422),
    exchangeTime: Date.now(),
    receivedTime: Date.now() - 3000,
    source: 'stream',
  };
}

/** Eight trades of the last minutes, the newest first. */
export function tradesOf(ticker: string): readonly Trade[] {
  const prices = ['0.8140', '0.8140', '0.8120', '0.8130', '0.8120', '0.8100', '0.8110', '0.8120'];
  return prices.map((price, place) => ({
    id: `${ticker}-${place}`,
    ticker,
    price: dollars(price),
    size: (place * 137_00 + 12_50) as CentiContracts,
    takerSide: place % 3 === 1 ? 'no' : 'yes',
    time: Date.now() - 4000 - place * 47_000,
  }));
}
