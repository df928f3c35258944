import type { MarketSummary } from '../../preload/contract/market.ts';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';

/** What a row needs to offer a market, whether it was found, searched or browsed to. */
export type Candidate = MarketSummary & {
  /** Whether its past is stored here. */
  readonly isStored?: boolean;
};

/** Whether a market is known from the store and trades no more: there is its history to see and little to follow. */
export function isPast({ isStored = false, status }: Candidate): boolean {
  return isStored && status !== 'active' && status !== 'initialized' && status !== 'inactive';
}

/** Listed markets with a mark on those that are stored, then those that only the store knows. */
export function withStored(
  listed: readonly Candidate[],
  stored: readonly Candidate[],
): readonly Candidate[] {
  const storedTickers = new Set(stored.map(({ ticker }) => ticker));
  const listedTickers = new Set(listed.map(({ ticker }) => ticker));
  return [
    ...listed.map((one) => ({ ...one, isStored: storedTickers.has(one.ticker) })),
    ...stored
      .filter(({ ticker }) => !listedTickers.has(ticker))
      .map((one) => ({ ...one, isStored: true })),
  ];
}

/** The catalogue holds open markets only, and does not say so of each. */
export function candidateOf(entry: CatalogueEntry): Candidate {
  const { ticker, eventTicker, title, yesSubtitle, closeTime } = entry;
  return { ticker, eventTicker, title, yesSubtitle, closeTime, status: 'active', result: null };
}
