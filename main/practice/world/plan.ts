import type { Chance } from './chance.ts';
import type { TickStructure } from './ticks.ts';

/** Which side of the book anybody quotes. */
export type Sidedness = 'both' | 'bids' | 'asks' | 'none';

/** What YES needs, in the terms of `strike_type`, `floor_strike` and `cap_strike` of Kalshi's OpenAPI `Market`. */
export type Strike =
  | { readonly type: 'greater' | 'greater_or_equal'; readonly floor: number }
  | { readonly type: 'less'; readonly cap: number }
  | { readonly type: 'between'; readonly floor: number; readonly cap: number }
  | { readonly type: 'custom'; readonly answer: string };

/** A market before anybody trades it: what it says and how likely YES is when. */
export interface MarketPlan {
  readonly ticker: string;
  readonly title: string;
  readonly yesSubtitle: string;
  readonly rules: string;
  readonly strike: Strike;
  readonly chance: Chance;
  readonly sides: Sidedness;
  /** How often it moves compared with the others; a quiet market is 1. */
  readonly activity: number;
  /** Whether trading is paused every now and then. */
  readonly halts: boolean;
}

/** The moments of an event's life, Unix milliseconds, in this order. */
export interface EventTimes {
  readonly created: number;
  readonly open: number;
  readonly close: number;
  readonly determined: number;
  readonly settled: number;
}

/** Markets about one question, with one life. */
export interface EventPlan {
  readonly ticker: string;
  readonly title: string;
  readonly subtitle: string;
  readonly mutuallyExclusive: boolean;
  readonly times: EventTimes;
  readonly ticks: TickStructure;
  readonly markets: readonly MarketPlan[];
}

/** A question that is asked again and again. */
export interface SeriesPlan {
  readonly ticker: string;
  readonly title: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly frequency: string;
  readonly source: { readonly name: string; readonly url: string };
  /** The events that live (from creation to settlement) in [from, to], oldest first; the same ones whenever asked for. */
  events(from: number, to: number): readonly EventPlan[];
}

/** A series with the event that belongs to it, for everything that needs both. */
export interface PlannedEvent {
  readonly series: SeriesPlan;
  readonly event: EventPlan;
}
