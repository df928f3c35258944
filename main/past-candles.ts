import type { CandleSource } from './alerts/gaps/lookups.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';

/** The minutes in which alerts may have been missed. */
export function minuteCandlesOf(api: CandlesApi): CandleSource {
  return {
    minuteCandles: (tickers, startTime, endTime) =>
      api.candles(tickers, { startTime, endTime }, 1, true),
  };
}
