import type { CandleSource } from './alerts/gap-check.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';

/** The minutes in which alerts may have been missed. */
export function minuteCandlesOf(api: CandlesApi): CandleSource {
  return {
    minuteCandles: (ticker, startTime, endTime) =>
      api.candlesticks(ticker, { startTime, endTime }, 1),
  };
}
