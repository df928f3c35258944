import type { MarketSummary } from './market.ts';
import type { Failure } from './result.ts';

/** A list on the way from the categories of an exchange down to the markets of one event. */
export type BrowsePlace =
  | { readonly list: 'categories' }
  | { readonly list: 'series'; readonly category: string }
  | { readonly list: 'events'; readonly series: string }
  | { readonly list: 'markets'; readonly event: string };

/** A category, series or event: something with more inside. */
export interface BrowseFolder {
  /** The name of a category, the ticker of a series or event. */
  readonly id: string;
  readonly title: string;
  /** What tells it from its neighbours: the tags of a series, the day of an event; empty when there is nothing. */
  readonly detail: string;
  /** How many open markets it holds; `null` while nobody has counted them. */
  readonly open: number | null;
}

/** One list as it is known now: markets where an event is listed, folders above that. */
export interface BrowseListing {
  readonly folders: readonly BrowseFolder[];
  readonly markets: readonly MarketSummary[];
  /** Unix ms at which the exchange gave this list; `null` when it never has. */
  readonly readTime: number | null;
  /** Whether the exchange is being asked for it now. */
  readonly isReading: boolean;
  /** Why the exchange's latest answer is missing; `null` when it is not. */
  readonly problem: Failure | null;
}
