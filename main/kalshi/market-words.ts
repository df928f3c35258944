import {
  marketResults,
  marketStatuses,
  type MarketResult,
  type MarketStatus,
  type PriceRange,
} from '../../preload/contract/market.ts';
import { parseDollars } from '../../preload/contract/prices.ts';

/** A market's status; one that this version has never heard of reads as `unknown`. */
export function toStatus(text: string): MarketStatus {
  return marketStatuses.find((status) => status === text) ?? 'unknown';
}

/** A market's result; Kalshi writes "" until there is one. */
export function toResult(text: string): MarketResult | null {
  return marketResults.find((result) => result === text) ?? null;
}

/** Price ranges as they come; an unreadable one is left out, since it only shapes the ticks shown. */
export function toPriceRanges(
  raw: readonly { readonly start: string; readonly end: string; readonly step: string }[],
): readonly PriceRange[] {
  return raw.flatMap((range) => {
    const start = parseDollars(range.start);
    const end = parseDollars(range.end);
    const step = parseDollars(range.step);
    return start === null || end === null || step === null ? [] : [{ start, end, step }];
  });
}
