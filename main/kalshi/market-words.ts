import type { MarketResult, MarketStatus, PriceRange } from '../../preload/contract/market.ts';
import { parseDollars } from '../../preload/contract/prices.ts';

const statuses: ReadonlySet<string> = new Set([
  'initialized',
  'inactive',
  'active',
  'closed',
  'determined',
  'disputed',
  'amended',
  'finalized',
] satisfies MarketStatus[]);

const results: ReadonlySet<string> = new Set(['yes', 'no', 'scalar'] satisfies MarketResult[]);

/** A market's status; one that this version has never heard of reads as `unknown`. */
export function toStatus(text: string): MarketStatus {
  return isStatus(text) ? text : 'unknown';
}

/** A market's result; Kalshi writes "" until there is one. */
export function toResult(text: string): MarketResult | null {
  return isResult(text) ? text : null;
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

function isStatus(text: string): text is MarketStatus {
  return statuses.has(text);
}

function isResult(text: string): text is MarketResult {
  return results.has(text);
}
