import type { Condition, PriceSubject } from '../../../preload/contract/alerts.ts';
import {
  ONE_DOLLAR,
  type CentiContracts,
  type MicroDollars,
} from '../../../preload/contract/prices.ts';
import type { Tick } from '../evaluate/tick.ts';

/** How one price moved within a minute. */
export interface PriceSpan {
  readonly open: MicroDollars;
  readonly high: MicroDollars;
  readonly low: MicroDollars;
  readonly close: MicroDollars;
}

/** One minute of a market. A side nobody quoted may be `null`, or 0 (bid) and one dollar (ask) as the exchange has it. */
export interface MinuteCandle {
  /** Unix ms of the minute's end by this machine's clock, which need not agree with the exchange's about minutes. */
  readonly endTime: number;
  /** Of the trades; `null` in a minute without one. */
  readonly price: PriceSpan | null;
  readonly yesBid: PriceSpan | null;
  readonly yesAsk: PriceSpan | null;
  /** Contracts traded in the minute. */
  readonly volume: CentiContracts;
}

/** A candle with what the minutes around it tell. */
export interface Minute {
  readonly candle: MinuteCandle;
  /** Price of the last trade at its end; `null` while none is known. */
  readonly last: MicroDollars | null;
  /** Contracts traded since the first of the minutes began, at its end. */
  readonly volume: CentiContracts;
}

type Moment = 'open' | 'high' | 'low' | 'close';

/** Candles in order of time, each with the last trade and all contracts so far. */
export function fillMinutes(
  candles: readonly MinuteCandle[],
  lastBefore: MicroDollars | null,
): readonly Minute[] {
  let [last, volume] = [lastBefore, 0];
  return [...candles]
    .sort((a, b) => a.endTime - b.endTime)
    .map((candle) => {
      last = candle.price?.close ?? last;
      volume += candle.volume;
      return { candle, last, volume: volume as CentiContracts };
    });
}

/**
 * A minute as the ticks a condition can be checked with.
 *
 * A condition on one side of the book sees that side's lowest and highest price and then its last, lowest first in a
 * minute that rose. Two-sided ones (mid, spread) see the last only, since the extremes of the two sides need not have
 * met, and so does every condition when only the `end` of the minute is asked for.
 */
export function minuteTicks(
  condition: Condition,
  minute: Minute,
  part: 'whole' | 'end',
): readonly Tick[] {
  const span = part === 'whole' ? decidingSpan(condition, minute.candle) : null;
  if (!span) return [closingTick(minute)];
  const order: readonly Moment[] =
    span.close >= span.open ? ['low', 'high', 'close'] : ['high', 'low', 'close'];
  return order.map((moment) => tickAt(moment, minute));
}

/** The present, as the last minute leaves it. How much has been traded since the market opened, candles do not tell. */
export function lastTick(minutes: readonly Minute[]): Tick | null {
  const minute = minutes.at(-1);
  return minute ? { ...closingTick(minute), volume: null } : null;
}

/** What a minute ended with. */
export function closingTick(minute: Minute): Tick {
  return tickAt('close', minute);
}

function decidingSpan(condition: Condition, candle: MinuteCandle): PriceSpan | null {
  if (condition.kind !== 'price' && condition.kind !== 'move') return null;
  const spans: Record<PriceSubject, PriceSpan | null> = {
    'yes-bid': candle.yesBid,
    'no-ask': candle.yesBid,
    'yes-ask': candle.yesAsk,
    'no-bid': candle.yesAsk,
    last: candle.price,
    mid: null,
  };
  return spans[condition.subject];
}

function tickAt(moment: Moment, { candle, last, volume }: Minute): Tick {
  const bid = candle.yesBid?.[moment] ?? null;
  const ask = candle.yesAsk?.[moment] ?? null;
  return {
    bid: bid === 0 ? null : bid,
    ask: ask === ONE_DOLLAR ? null : ask,
    last: candle.price?.[moment] ?? last,
    volume,
    exchangeTime: candle.endTime,
    receivedTime: candle.endTime,
    source: 'candles',
  };
}
