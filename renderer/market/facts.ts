import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { PriceStyle } from '../../preload/contract/settings.ts';
import { countText } from '../format/count.ts';
import { priceText, spreadOf } from '../format/price.ts';
import { agoText, dayAndTime } from '../format/time.ts';

type Facts = readonly (readonly [name: string, value: string])[];

/** What a quote says beyond its prices, at `now` in epoch milliseconds. */
export function quoteFacts(quote: Quote, style: PriceStyle, now: number): Facts {
  const source = quote.source === 'stream' ? 'streamed' : 'polled';
  return [
    ['Spread', priceText(spreadOf(quote), style)],
    ['Volume', `${countText(quote.volume)} contracts`],
    ['Open interest', `${countText(quote.openInterest)} contracts`],
    ['Last update', `${source} ${agoText(quote.receivedTime, now)}`],
  ];
}

/** The times of a market, and what it paid. */
export function marketFacts(market: Market): Facts {
  const { settlementValue, openTime, closeTime, settledTime } = market;
  const facts: [string, string][] = [];
  if (settlementValue !== null) facts.push(['YES paid', priceText(settlementValue, 'cents')]);
  if (openTime !== null) facts.push(['Opened', dayAndTime(openTime)]);
  if (closeTime !== null) facts.push(['Closes', dayAndTime(closeTime)]);
  if (settledTime !== null) facts.push(['Settled', dayAndTime(settledTime)]);
  return facts;
}
