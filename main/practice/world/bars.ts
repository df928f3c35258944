import type { BestPrices } from './quoting.ts';
import { ONE } from './ticks.ts';

/** First, highest, lowest and last value of something in a stretch of time. */
export interface Ohlc {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** What happened to a market in a stretch of time. Prices in micro-dollars; an absent bid is 0 and an absent ask is 1 dollar. */
export interface Bar {
  /** Unix ms of the last thing in it. */
  readonly time: number;
  readonly bid: Ohlc;
  readonly ask: Ohlc;
  /** Trades; `null` when there were none. */
  readonly price: Ohlc | null;
  /** Hundredths of a contract. */
  readonly volume: number;
  /** Sum of price times volume, for the mean. */
  readonly turnover: number;
  /** Hundredths of a contract, at the end. */
  readonly openInterest: number;
}

/** A trade as far as bars care. */
export interface BarTrade {
  readonly price: number;
  readonly count: number;
}

/** One moment as a bar. */
export function barOf(
  time: number,
  prices: BestPrices,
  trade: BarTrade | null,
  openInterest: number,
): Bar {
  return {
    time,
    bid: flat(prices.bid ?? 0),
    ask: flat(prices.ask ?? ONE),
    price: trade && flat(trade.price),
    volume: trade?.count ?? 0,
    turnover: trade ? trade.price * trade.count : 0,
    openInterest,
  };
}

/** Two stretches that follow each other as one. */
export function joinBars(first: Bar, second: Bar): Bar {
  return {
    time: second.time,
    bid: joinOhlc(first.bid, second.bid),
    ask: joinOhlc(first.ask, second.ask),
    price:
      first.price && second.price
        ? joinOhlc(first.price, second.price)
        : (second.price ?? first.price),
    volume: first.volume + second.volume,
    turnover: first.turnover + second.turnover,
    openInterest: second.openInterest,
  };
}

/** A stretch in which nothing happened, after another. */
export function quietAfter(bar: Bar): Bar {
  return {
    ...bar,
    bid: flat(bar.bid.close),
    ask: flat(bar.ask.close),
    price: null,
    volume: 0,
    turnover: 0,
  };
}

/** Joins the bars of each stretch of `length` ms. A stretch includes its end and not its beginning, as Kalshi's candles do. */
export function joinPeriods(bars: Iterable<Bar>, length: number): Map<number, Bar> {
  const periods = new Map<number, Bar>();
  for (const bar of bars) {
    const end = periodEnd(bar.time, length);
    const before = periods.get(end);
    periods.set(end, before ? joinBars(before, bar) : bar);
  }
  return periods;
}

/** The inclusive end of the period of `length` that holds `time`, in the same unit. */
export function periodEnd(time: number, length: number): number {
  return Math.ceil(time / length) * length;
}

function flat(value: number): Ohlc {
  return { open: value, high: value, low: value, close: value };
}

function joinOhlc(first: Ohlc, second: Ohlc): Ohlc {
  return {
    open: first.open,
    high: Math.max(first.high, second.high),
    low: Math.min(first.low, second.low),
    close: second.close,
  };
}
