import type { FiringSource, PriceSubject } from '../../../preload/contract/alerts.ts';
import {
  complement,
  midOf,
  type CentiContracts,
  type MicroDollars,
} from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';

/** The numbers a rule can look at, whether a quote or a candle brought them. `null` is an absence, never a price. */
export interface Tick {
  readonly bid: MicroDollars | null;
  readonly ask: MicroDollars | null;
  readonly last: MicroDollars | null;
  /** Contracts traded since the market opened. */
  readonly volume: CentiContracts | null;
  readonly exchangeTime: number;
  readonly receivedTime: number;
  readonly source: FiringSource;
}

export function tickOf(quote: Quote): Tick {
  return {
    bid: quote.yesBid?.price ?? null,
    ask: quote.yesAsk?.price ?? null,
    last: quote.last,
    volume: quote.volume,
    exchangeTime: quote.exchangeTime,
    receivedTime: quote.receivedTime,
    source: quote.source,
  };
}

/** Whether two ticks are the same piece of news, whichever source brought it. */
export function sameTick(a: Tick, b: Tick): boolean {
  return (
    a.exchangeTime === b.exchangeTime &&
    a.bid === b.bid &&
    a.ask === b.ask &&
    a.last === b.last &&
    a.volume === b.volume
  );
}

/** One price of a tick; `null` when a side it needs has no quote. Half micro-dollars of a mid are cut off. */
export function priceOf({ bid, ask, last }: Tick, subject: PriceSubject): MicroDollars | null {
  switch (subject) {
    case 'yes-bid':
      return bid;
    case 'yes-ask':
      return ask;
    case 'last':
      return last;
    case 'no-bid':
      return ask === null ? null : complement(ask);
    case 'no-ask':
      return bid === null ? null : complement(bid);
    case 'mid':
      return bid === null || ask === null ? null : midOf(bid, ask);
  }
}

export function spreadOf({ bid, ask }: Tick): MicroDollars | null {
  return bid === null || ask === null ? null : ((ask - bid) as MicroDollars);
}
