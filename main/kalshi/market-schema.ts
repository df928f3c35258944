import { z } from 'zod';
import type { Market } from '../../preload/contract/market.ts';
import { NO_CONTRACTS } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import { toLast, toLevel } from './levels.ts';
import { toPriceRanges, toResult, toStatus } from './market-words.ts';
import { count, dollars, moment, text } from './wire.ts';

const priceRange = z.object({ start: z.string(), end: z.string(), step: z.string() });

/** What is used of a market in REST answers. Source: OpenAPI, `Market`. */
export const marketSchema = z.object({
  ticker: z.string(),
  event_ticker: text,
  title: text,
  yes_sub_title: text,
  status: text,
  result: text,
  settlement_value_dollars: dollars,
  settlement_ts: moment,
  open_time: moment,
  close_time: moment,
  previous_price_dollars: dollars,
  price_ranges: z.array(priceRange).nullish(),
  rules_primary: text,
  rules_secondary: text,
  yes_bid_dollars: dollars,
  yes_bid_size_fp: count,
  yes_ask_dollars: dollars,
  yes_ask_size_fp: count,
  last_price_dollars: dollars,
  volume_fp: count,
  open_interest_fp: count,
});

/** A market as REST describes it, its values read. */
export type RawMarket = z.output<typeof marketSchema>;

/** What the market is. Its own title is on its way out of the API; the event's stands in for it. */
export function toMarket(raw: RawMarket, eventTitle = ''): Market {
  const title = plain(raw.title) || plain(eventTitle) || raw.ticker;
  const yesSubtitle = plain(raw.yes_sub_title);
  const result = toResult(raw.result);
  return {
    ticker: raw.ticker,
    eventTicker: raw.event_ticker,
    title,
    yesSubtitle: yesSubtitle === title ? '' : yesSubtitle,
    status: toStatus(raw.status),
    result,
    settlementValue: result && raw.settlement_value_dollars,
    openTime: raw.open_time,
    closeTime: raw.close_time,
    settledTime: raw.settlement_ts,
    previousPrice: toLast(raw.previous_price_dollars),
    priceRanges: toPriceRanges(raw.price_ranges ?? []),
    rules: [raw.rules_primary, raw.rules_secondary].filter((rule) => rule !== '').join('\n\n'),
  };
}

/** What the market costs. `asOf` is in Unix ms of the exchange's clock, `receivedTime` of this machine's. */
export function toPolledQuote(raw: RawMarket, asOf: number, receivedTime: number): Quote {
  return {
    ticker: raw.ticker,
    yesBid: toLevel(raw.yes_bid_dollars, raw.yes_bid_size_fp),
    yesAsk: toLevel(raw.yes_ask_dollars, raw.yes_ask_size_fp),
    last: toLast(raw.last_price_dollars),
    volume: raw.volume_fp ?? NO_CONTRACTS,
    openInterest: raw.open_interest_fp ?? NO_CONTRACTS,
    exchangeTime: asOf,
    receivedTime,
    source: 'poll',
  };
}

/** Titles carry Markdown emphasis: "Will the **high temp in NYC** be 83-84°?" */
function plain(title: string): string {
  return title.replaceAll('**', '').trim();
}
