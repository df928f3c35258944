import type { CentiContracts, MicroDollars } from './prices.ts';

/** A price somebody stands behind, and for how many contracts. */
export interface Level {
  readonly price: MicroDollars;
  readonly size: CentiContracts;
}

export type QuoteSource = 'stream' | 'poll';

/** The latest known prices of one market. A side is `null` when nobody quotes it: that is an absence, not a price. */
export interface Quote {
  readonly ticker: string;
  readonly yesBid: Level | null;
  readonly yesAsk: Level | null;
  /** Price of the last trade; `null` when there was none. */
  readonly last: MicroDollars | null;
  readonly volume: CentiContracts;
  readonly openInterest: CentiContracts;
  /**
   * Unix ms at which the exchange vouches for this quote. For the stream this is the frame's own time. REST answers may
   * come from a cache up to 15 s old, so a polled quote is dated that much earlier and never displaces a fresher one.
   */
  readonly exchangeTime: number;
  /** Unix ms of this machine's clock when it arrived. */
  readonly receivedTime: number;
  readonly source: QuoteSource;
}

/** Whether two quotes say the same to a person (times and source aside). */
export function sameQuote(a: Quote, b: Quote): boolean {
  return (
    sameLevel(a.yesBid, b.yesBid) &&
    sameLevel(a.yesAsk, b.yesAsk) &&
    a.last === b.last &&
    a.volume === b.volume &&
    a.openInterest === b.openInterest
  );
}

function sameLevel(a: Level | null, b: Level | null): boolean {
  return a?.price === b?.price && a?.size === b?.size;
}

/** Resting orders of one market, best price first, both sides told as YES prices. */
export interface OrderBook {
  readonly ticker: string;
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
}
