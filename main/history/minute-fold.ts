import type { HistoryCandle, HistoryTick, PriceSpan } from '../../preload/contract/history.ts';
import {
  NO_CONTRACTS,
  type CentiContracts,
  type MicroDollars,
} from '../../preload/contract/prices.ts';
import { periodEnd } from './period.ts';

/**
 * Turns the ticks of one market, in order, into one-minute candles.
 *
 * - A minute opens with the prices that stood when it began, as Kalshi's candles do, unless recording began within it.
 * - A trade is told by a volume that grew or a last price that changed; what was traded while nobody recorded belongs to no
 *   candle.
 * - A side without a quote adds nothing. A minute without a tick has no candle.
 */
export class MinuteFold {
  #previous: HistoryTick | null;
  #minute: Minute | null = null;

  /** `previous` is the tick before the first that will be taken. */
  constructor(previous: HistoryTick | null = null) {
    this.#previous = previous;
  }

  /** The minute still forming. */
  get forming(): HistoryCandle | null {
    return this.#minute && toCandle(this.#minute);
  }

  /** The last tick taken. */
  get previous(): HistoryTick | null {
    return this.#previous;
  }

  /** Takes the next tick; returns the minute that it completes by being in a later one. */
  add(tick: HistoryTick): HistoryCandle | null {
    const before = tick.begins ? null : this.#previous;
    const endTime = periodEnd(tick.time, 1);
    const closed = this.#minute && this.#minute.endTime !== endTime ? toCandle(this.#minute) : null;
    if (this.#minute?.endTime !== endTime) this.#minute = beginMinute(endTime, before);
    addTick(this.#minute, tick, before);
    this.#previous = tick;
    return closed;
  }
}

interface Span {
  open: MicroDollars;
  high: MicroDollars;
  low: MicroDollars;
  close: MicroDollars;
}

interface Minute {
  readonly endTime: number;
  bid: Span | null;
  ask: Span | null;
  price: Span | null;
  volume: number;
  openInterest: CentiContracts;
}

function beginMinute(endTime: number, before: HistoryTick | null): Minute {
  return {
    endTime,
    bid: extend(null, before?.bid ?? null),
    ask: extend(null, before?.ask ?? null),
    price: null,
    volume: 0,
    openInterest: NO_CONTRACTS,
  };
}

function addTick(minute: Minute, tick: HistoryTick, before: HistoryTick | null): void {
  minute.bid = extend(minute.bid, tick.bid);
  minute.ask = extend(minute.ask, tick.ask);
  minute.openInterest = tick.openInterest;
  if (!before) return;
  const traded = tick.volume - before.volume;
  if (traded > 0) minute.volume += traded;
  if (traded > 0 || tick.last !== before.last) minute.price = extend(minute.price, tick.last);
}

function extend(span: Span | null, price: MicroDollars | null): Span | null {
  if (price === null) return span;
  if (!span) return { open: price, high: price, low: price, close: price };
  if (price > span.high) span.high = price;
  if (price < span.low) span.low = price;
  span.close = price;
  return span;
}

function toCandle({ endTime, bid, ask, price, volume, openInterest }: Minute): HistoryCandle {
  return {
    endTime,
    yesBid: copy(bid),
    yesAsk: copy(ask),
    price: copy(price),
    volume: volume as CentiContracts,
    openInterest,
    source: 'recorded',
  };
}

function copy(span: Span | null): PriceSpan | null {
  return span && { ...span };
}
