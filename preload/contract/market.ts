import type { MicroDollars } from './prices.ts';

/**
 * The states of a market as the exchange names them. `unknown` stands for values added after this version was made.
 *
 * Source: `status` in Kalshi's OpenAPI `Market`.
 */
export const marketStatuses = [
  'initialized',
  'inactive',
  'active',
  'closed',
  'determined',
  'disputed',
  'amended',
  'finalized',
  'unknown',
] as const;
export type MarketStatus = (typeof marketStatuses)[number];

export const marketResults = ['yes', 'no', 'scalar'] as const;
export type MarketResult = (typeof marketResults)[number];

/** Prices inside [start, end] move in steps of `step`. */
export interface PriceRange {
  readonly start: MicroDollars;
  readonly end: MicroDollars;
  readonly step: MicroDollars;
}

/** What a market is, as opposed to what it costs (see `Quote`). All times are Unix milliseconds. */
export interface Market {
  /** `KXHIGHNY-26AUG09-B83.5` */
  readonly ticker: string;
  /** `KXHIGHNY-26AUG09` */
  readonly eventTicker: string;
  readonly title: string;
  /** What YES stands for: "83° to 84°". Empty when the title says it all. */
  readonly yesSubtitle: string;
  readonly status: MarketStatus;
  readonly result: MarketResult | null;
  /** What one YES contract paid, once settled. */
  readonly settlementValue: MicroDollars | null;
  readonly openTime: number | null;
  readonly closeTime: number | null;
  readonly settledTime: number | null;
  /** Last trade price a day ago; the change on a row is measured from it. */
  readonly previousPrice: MicroDollars | null;
  readonly priceRanges: readonly PriceRange[];
  readonly rules: string;
}

/** What tells a market from others in a list, and whether it is still open. */
export type MarketSummary = Pick<
  Market,
  'ticker' | 'eventTicker' | 'title' | 'yesSubtitle' | 'status' | 'result' | 'closeTime'
>;

/** `KXHIGHNY-26AUG09-B83.5` belongs to the series `KXHIGHNY`: the part before the first `-`. */
export function seriesOf(ticker: string): string {
  return ticker.split('-', 1)[0] ?? ticker;
}

/**
 * Whether an event is one of many of its kind: its ticker is a series and a month, a day, an hour or a minute
 * (`KXHIGHNY-26AUG09`, `KXETH15M-26NOV221745`).
 */
export function recurs(eventTicker: string): boolean {
  return /^[^-]+-\d{2}[A-Z]{3}(\d{2}){0,3}$/.test(eventTicker);
}

/** Whether a market can still change by itself; a settled one is followed no further. */
export function isSettled(market: Pick<Market, 'status'>): boolean {
  return market.status === 'finalized';
}
