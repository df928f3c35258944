import type { CandleSource, HistoryCandle, PriceSpan } from '../../preload/contract/history.ts';
import { type CentiContracts, type MicroDollars } from '../../preload/contract/prices.ts';

/** Candles in order of time as one longer candle that ends at `endTime`; `null` when there are none. */
export function joinCandles(
  candles: readonly HistoryCandle[],
  endTime: number,
): HistoryCandle | null {
  const newest = candles.at(-1);
  if (!newest) return null;
  return {
    endTime,
    yesBid: joinSpans(candles.map(({ yesBid }) => yesBid)),
    yesAsk: joinSpans(candles.map(({ yesAsk }) => yesAsk)),
    price: joinSpans(candles.map(({ price }) => price)),
    volume: candles.reduce((sum, { volume }) => sum + volume, 0) as CentiContracts,
    openInterest: newest.openInterest,
    source: joinSources(candles.map(({ source }) => source)),
  };
}

function joinSpans(spans: readonly (PriceSpan | null)[]): PriceSpan | null {
  const known = spans.filter((span) => span !== null);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return null;
  return {
    open: first.open,
    high: Math.max(...known.map(({ high }) => high)) as MicroDollars,
    low: Math.min(...known.map(({ low }) => low)) as MicroDollars,
    close: last.close,
  };
}

function joinSources(sources: readonly CandleSource[]): CandleSource {
  const [first = 'recorded'] = sources;
  return sources.every((source) => source === first) ? first : 'mixed';
}
