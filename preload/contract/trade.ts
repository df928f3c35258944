import type { CentiContracts, MicroDollars } from './prices.ts';
import type { Failure } from './result.ts';

/** One trade of the public tape. */
export interface Trade {
  readonly id: string;
  readonly ticker: string;
  /** Of YES, whichever side the taker took. */
  readonly price: MicroDollars;
  readonly size: CentiContracts;
  /** The outcome the taker is positioned for; `null` when the exchange does not say. */
  readonly takerSide: 'yes' | 'no' | null;
  /** Unix ms of the exchange's clock. */
  readonly time: number;
}

/** The latest trades of a market, newest first. */
export interface RecentTrades {
  readonly trades: readonly Trade[];
  /** Why these are only the ones that were recorded here; `null` when the exchange has told them. */
  readonly problem: Failure | null;
}

/** How many trades of a market are recent. */
export const RECENT_TRADES = 20;
