import { ok } from '../preload/contract/result.ts';
import type { CandleSource as GapSource } from './alerts/gap-check.ts';
import type { CandleSource, FetchedCandle } from './history/backfill.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';

/** The minutes in which alerts may have been missed. */
export function minuteCandlesOf(api: CandlesApi): GapSource {
  return {
    minuteCandles: (ticker, startTime, endTime) =>
      api.candlesticks(ticker, { startTime, endTime }, 1),
  };
}

/** The past of followed markets, one request a market: only that way settled ones are found, too. */
export function pastCandlesOf(api: CandlesApi): CandleSource {
  return {
    async candles(tickers, range, period) {
      const found = new Map<string, readonly FetchedCandle[]>();
      for (const ticker of tickers) {
        const candles = await api.candlesticks(ticker, range, period);
        if (candles.ok) found.set(ticker, candles.value);
        else if (candles.error.code !== 'not-found') return candles;
      }
      return ok(found);
    },
  };
}
