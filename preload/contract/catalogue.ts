import type { CentiContracts } from './prices.ts';
import type { Failure } from './result.ts';

/** A market as the catalogue knows it: enough to find it, to tell it from its neighbours and to follow it. */
export interface CatalogueEntry {
  readonly ticker: string;
  readonly eventTicker: string;
  readonly title: string;
  readonly yesSubtitle: string;
  /** Kalshi's word, such as "Politics"; empty when it gives none. */
  readonly category: string;
  /** Contracts traded in the last 24 hours. */
  readonly volume: CentiContracts;
  /** Unix ms; `null` when unknown. */
  readonly closeTime: number | null;
}

/** What a search found, best first. */
export interface CatalogueMatches {
  readonly matches: readonly CatalogueEntry[];
  /** How many open markets are known. */
  readonly known: number;
  /** Unix ms of the last complete walk through the exchange's list; `null` before the first. */
  readonly walkedTime: number | null;
  /** Whether the list is being walked now, so that more may be found in a moment. */
  readonly isWalking: boolean;
  /** Why the latest walk ended early; `null` when it did not. */
  readonly problem: Failure | null;
}
