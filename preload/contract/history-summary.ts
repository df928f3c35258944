import type { HistoryCandle, HistorySummary } from './history.ts';
import type { CentiContracts, MicroDollars } from './prices.ts';

/** What happened in all of these candles together, told by their trades. */
export function summarise(candles: readonly HistoryCandle[]): HistorySummary {
  let open: MicroDollars | null = null;
  let high: MicroDollars | null = null;
  let low: MicroDollars | null = null;
  let last: MicroDollars | null = null;
  let volume = 0;
  for (const candle of candles) {
    volume += candle.volume;
    const { price } = candle;
    if (!price) continue;
    open ??= price.open;
    if (high === null || price.high > high) high = price.high;
    if (low === null || price.low < low) low = price.low;
    last = price.close;
  }
  const change = open === null || last === null ? null : ((last - open) as MicroDollars);
  return { open, high, low, last, change, volume: volume as CentiContracts };
}
