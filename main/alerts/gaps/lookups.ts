import type { Result } from '../../../preload/contract/result.ts';
import type { MinuteCandle } from './candle-ticks.ts';

/** Where missed minutes are looked up. */
export interface CandleSource {
  /**
   * The one-minute candles of every minute between `from` and `to` (Unix ms of this machine's clock) in which something
   * happened, the unfinished one included. Markets that the exchange does not know are missing from the answer.
   */
  minuteCandles(
    tickers: readonly string[],
    from: number,
    to: number,
  ): Promise<Result<ReadonlyMap<string, readonly MinuteCandle[]>>>;
}

/** Markets to look up together, for their gaps began at the same time (Unix ms). */
export interface Lookup {
  readonly from: number;
  readonly tickers: readonly string[];
}

/** As many as Kalshi tells the candles of 8 hours of in one answer. */
const MARKETS = 20;

/** Puts markets together, given with when their gaps began, as far as one lookup takes them. */
export function planLookups(
  gaps: Iterable<readonly [ticker: string, from: number]>,
): readonly Lookup[] {
  const lookups: { from: number; tickers: string[] }[] = [];
  for (const [ticker, from] of gaps) {
    const fitting = lookups.find((each) => each.from === from && each.tickers.length < MARKETS);
    if (fitting) fitting.tickers.push(ticker);
    else lookups.push({ from, tickers: [ticker] });
  }
  return lookups;
}
