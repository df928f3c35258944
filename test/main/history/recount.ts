import type { HistoryCandle, HistoryTick } from '../../../preload/contract/history.ts';

type Span = readonly [open: number, high: number, low: number, close: number] | null;

/** A candle worked out the long way round, to hold the real ones against. */
export interface Recounted {
  readonly endTime: number;
  readonly bid: Span;
  readonly ask: Span;
  readonly price: Span;
  readonly volume: number;
  readonly openInterest: number;
}

/** A stored candle in the same form. */
export function plainCandle(candle: HistoryCandle): Recounted {
  const span = (of: HistoryCandle['price']): Span => of && [of.open, of.high, of.low, of.close];
  return {
    endTime: candle.endTime,
    bid: span(candle.yesBid),
    ask: span(candle.yesAsk),
    price: span(candle.price),
    volume: candle.volume,
    openInterest: candle.openInterest,
  };
}

/**
 * Candles of any length straight from the ticks: no minute-by-minute state, no rolling up. For each period all its ticks
 * are gathered, with what stood when it began in front.
 */
export function recount(ticks: readonly HistoryTick[], lengthMs: number): readonly Recounted[] {
  const periods = new Map<number, number[]>();
  ticks.forEach((tick, index) => {
    const into = tick.time % lengthMs;
    const endTime = into === 0 ? tick.time : tick.time - into + lengthMs;
    const indexes = periods.get(endTime);
    if (indexes) indexes.push(index);
    else periods.set(endTime, [index]);
  });
  return [...periods].map(([endTime, indexes]) => recountPeriod(ticks, indexes, endTime));
}

function recountPeriod(
  ticks: readonly HistoryTick[],
  indexes: readonly number[],
  endTime: number,
): Recounted {
  const bids: number[] = [];
  const asks: number[] = [];
  const trades: number[] = [];
  let volume = 0;
  let openInterest = 0;
  indexes.forEach((index, place) => {
    const tick = ticks[index];
    if (!tick) return;
    const before = tick.begins ? undefined : ticks[index - 1];
    if (before && place === 0) {
      if (before.bid !== null) bids.push(before.bid);
      if (before.ask !== null) asks.push(before.ask);
    }
    if (tick.bid !== null) bids.push(tick.bid);
    if (tick.ask !== null) asks.push(tick.ask);
    const grown = before ? Math.max(0, tick.volume - before.volume) : 0;
    const moved = before !== undefined && before.last !== tick.last;
    if ((grown > 0 || moved) && tick.last !== null) trades.push(tick.last);
    volume += grown;
    openInterest = tick.openInterest;
  });
  return {
    endTime,
    bid: spanOf(bids),
    ask: spanOf(asks),
    price: spanOf(trades),
    volume,
    openInterest,
  };
}

function spanOf(prices: readonly number[]): Span {
  const sorted = [...prices].sort((a, b) => a - b);
  const [first] = prices;
  const last = prices.at(-1);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (first === undefined || last === undefined || lowest === undefined || highest === undefined) {
    return null;
  }
  return [first, highest, lowest, last];
}
