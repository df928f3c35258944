import type { BidAskDistribution, MarketCandlestick, PriceDistribution } from 'kalshi-typescript';
import type { Bar, Ohlc } from '../world/bars.ts';
import { count, dollars, seconds } from './numbers.ts';

/** A period of a market's history. */
export interface Period {
  /** Inclusive end, Unix ms. */
  readonly end: number;
  readonly bar: Bar;
  /** The last trade price before it, in micro-dollars. */
  readonly previous: number | null;
}

/** A candle as Kalshi tells it: without a trade, `price` says only what the last price was. */
export function wireCandle({ end, bar, previous }: Period): MarketCandlestick {
  return {
    end_period_ts: seconds(end),
    yes_bid: distribution(bar.bid),
    yes_ask: distribution(bar.ask),
    price: {
      ...(bar.price && tradedPrices(bar.price, bar.turnover / bar.volume)),
      ...(previous !== null && { previous_dollars: dollars(previous) }),
    } satisfies PriceDistribution,
    volume_fp: count(bar.volume),
    open_interest_fp: count(bar.openInterest),
  } satisfies MarketCandlestick;
}

function tradedPrices(price: Ohlc, mean: number): PriceDistribution {
  return { ...distribution(price), mean_dollars: dollars(Math.round(mean / 100) * 100) };
}

function distribution({ open, high, low, close }: Ohlc): BidAskDistribution {
  return {
    open_dollars: dollars(open),
    low_dollars: dollars(low),
    high_dollars: dollars(high),
    close_dollars: dollars(close),
  };
}
