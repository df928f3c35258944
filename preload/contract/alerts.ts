import type { MarketResult } from './market.ts';
import type { CentiContracts, MicroDollars } from './prices.ts';
import type { QuoteSource } from './quote.ts';

/** Which price of a market a rule looks at. NO prices are the complements of YES: a NO bid is 1 − the YES ask. */
export type PriceSubject = 'yes-bid' | 'yes-ask' | 'mid' | 'last' | 'no-bid' | 'no-ask';

/** How far a price must move: an amount of money, or whole percent of the price it started from. */
export type MoveAmount =
  | { readonly unit: 'cents'; readonly by: MicroDollars }
  | { readonly unit: 'percent'; readonly by: number };

/** What can be said of one market. `minutes` of a move or a volume is the window it has to happen within. */
export type MarketCondition =
  | {
      readonly kind: 'price';
      readonly subject: PriceSubject;
      readonly direction: 'rises-to' | 'falls-to' | 'crosses';
      readonly threshold: MicroDollars;
    }
  | {
      readonly kind: 'move';
      readonly subject: PriceSubject;
      readonly direction: 'up' | 'down' | 'either';
      readonly amount: MoveAmount;
      readonly minutes: number;
    }
  | {
      readonly kind: 'spread';
      readonly direction: 'at-most' | 'at-least';
      readonly threshold: MicroDollars;
    }
  | { readonly kind: 'volume'; readonly atLeast: CentiContracts; readonly minutes: number }
  | { readonly kind: 'closes-in'; readonly minutes: number }
  | { readonly kind: 'trading'; readonly change: 'paused' | 'resumed' | 'either' }
  | { readonly kind: 'outcome'; readonly stage: 'determined' | 'settled' };

/** The next market of a recurring series opens; markets opening together are told once. */
export interface SeriesCondition {
  readonly kind: 'series-opens';
}

/** No price of any market was confirmed for this long while the app was running and awake. */
export interface AppCondition {
  readonly kind: 'no-fresh-prices';
  readonly minutes: number;
}

export type Condition = MarketCondition | SeriesCondition | AppCondition;

/** What a rule watches, and the condition that fits it. */
export type Watch =
  | { readonly scope: 'market'; readonly ticker: string; readonly condition: MarketCondition }
  | { readonly scope: 'series'; readonly series: string; readonly condition: SeriesCondition }
  | { readonly scope: 'app'; readonly condition: AppCondition };

export type Repeat =
  | { readonly kind: 'once' }
  | { readonly kind: 'every-time' }
  | { readonly kind: 'at-most-every'; readonly minutes: number };

/**
 * A part of every day, in minutes after local midnight, in which a rule shows nothing. `start` after `end` spans
 * midnight. What fires meanwhile is in the list at once and is told in one digest at the end, or not told at all.
 */
export interface QuietHours {
  readonly start: number;
  readonly end: number;
  readonly then: 'digest' | 'drop';
}

/** `by-direction` is one sound for up and another for down. */
export type RuleSound = 'by-direction' | 'up' | 'down' | 'none';

/** A rule as a person writes it. */
export interface AlertRuleDraft {
  readonly watch: Watch;
  /** Hysteresis: after a firing the value must leave the threshold by more than this before the rule is armed again. */
  readonly band: MicroDollars;
  /** How long the condition must hold without a break before it counts; 0 is at once. */
  readonly holdSeconds: number;
  readonly repeat: Repeat;
  /** Unix ms; `null` never expires. */
  readonly expiresTime: number | null;
  readonly quietHours: QuietHours | null;
  readonly sound: RuleSound;
  /** Fires into the list, but shows nothing. */
  readonly muted: boolean;
  readonly note: string;
  readonly enabled: boolean;
}

export interface AlertRule extends AlertRuleDraft {
  readonly id: number;
  /** Unix ms. */
  readonly createdTime: number;
  /** What fires before this time (Unix ms) is held back and told in one digest then. */
  readonly snoozedUntil: number | null;
}

/** On which side of its threshold a value is. */
export type Side = 'below' | 'above';

/** Why a rule is not watching; `over` means that its market has settled. */
export type OffReason = 'disabled' | 'done' | 'expired' | 'over';

/** Watching for the condition since a time; `side` is where the value was first seen, `null` before that. */
export interface Armed {
  readonly name: 'armed';
  readonly since: number;
  readonly side: Side | null;
}

/** Where a rule is on its way; the diagram is above the state machine in main/alerts. Times are Unix ms. */
export type AlertState =
  | { readonly name: 'off'; readonly reason: OffReason }
  | Armed
  /** The condition holds since a time, but not yet for long enough; `armed` is what it falls back to. */
  | { readonly name: 'pending'; readonly since: number; readonly armed: Armed }
  /** Fired, or started where its condition held: armed again once the value has `left` the band and `until` is past. */
  | {
      readonly name: 'cooling';
      readonly since: number;
      readonly until: number;
      readonly left: boolean;
      readonly side: Side | null;
    };

/** A rule and where it stands. */
export interface RuleStatus {
  readonly rule: AlertRule;
  readonly state: AlertState;
}

/** Where the news came from: a quote, a candle looked up afterwards, the market's own state, or the clock. */
export type FiringSource = QuoteSource | 'candles' | 'market' | 'clock';

/** Why a firing is told later than it happened; `undelivered` means that it was recorded but not shown in time. */
export type Lateness = 'asleep' | 'offline' | 'closed' | 'undelivered';

/** `due` waits to be shown; `dropped` was never to be shown; `failed` means that the system refused it repeatedly. */
export type Delivery = 'due' | 'shown' | 'dropped' | 'failed';

/**
 * One line of the ledger. What `value` and `threshold` count depends on the condition: micro-dollars for prices, money
 * moves and spreads, basis points for percent moves, centi-contracts for volume, milliseconds for times, and for market
 * states the rank given by `main/alerts`. Times are Unix ms.
 */
export interface Firing {
  readonly id: number;
  readonly ruleId: number;
  /** Counts how often the rule has been armed: one firing each. */
  readonly generation: number;
  /** The market it is about; `null` for the whole app. */
  readonly ticker: string | null;
  /** The rule's condition as it was then. */
  readonly watch: Watch;
  readonly note: string;
  readonly sound: RuleSound;
  readonly value: number;
  readonly threshold: number;
  readonly direction: 'up' | 'down' | null;
  /** How the market was determined, when that is the news. */
  readonly result: MarketResult | null;
  /** When it happened, as well as that is known: to the minute for `candles`. */
  readonly time: number;
  /** What the exchange's clock said of the quote that brought it; `null` when none did. */
  readonly exchangeTime: number | null;
  readonly receivedTime: number;
  readonly source: FiringSource;
  readonly late: Lateness | null;
  readonly delivery: Delivery;
  /** Whether quiet hours or a snooze held it back for a digest. */
  readonly held: boolean;
  readonly shownTime: number | null;
  readonly seen: boolean;
}

/** Which firings to list, newest first. `before` is the id of the last one of the previous page. */
export interface FiringFilter {
  readonly ruleId?: number;
  readonly ticker?: string;
  readonly unseenOnly?: boolean;
  readonly from?: number;
  readonly to?: number;
  readonly before?: number;
  readonly limit?: number;
}

/** `before` for the next page is the last firing's id; `hasMore` tells whether there is one. */
export interface FiringPage {
  readonly firings: readonly Firing[];
  readonly hasMore: boolean;
}

/** What to do with a rule whose condition holds already: fire at once, or wait until it has left and comes back. */
export type StartChoice = 'now' | 'next-crossing';

/** `already-holds` means that nothing was saved and the person has to choose a start; `sentence` asks for it. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly rule: AlertRule }
  | { readonly kind: 'already-holds'; readonly value: number; readonly sentence: string };

/** Whether alerts are being watched, and a sentence when they are not. */
export type AlertWatch =
  | { readonly watched: true }
  | {
      readonly watched: false;
      readonly reason: 'starting' | 'offline' | 'stale' | 'maintenance' | 'storage';
      readonly sentence: string;
    };

/** One cent: a price hovering around its threshold is told once. */
export const DEFAULT_BAND = 10_000 as MicroDollars;
