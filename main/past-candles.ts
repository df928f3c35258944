import { ok } from '../preload/contract/result.ts';
import type { CandleSource } from './alerts/gaps/lookups.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';

/**
 * The minutes in which alerts may have been missed. Alerts live by this machine's clock and candles by the exchange's,
 * which is `aheadMs()` ahead: they are asked for by the one and told by the other.
 */
export function minuteCandlesOf(
  api: Pick<CandlesApi, 'candles'>,
  aheadMs: () => number,
): CandleSource {
  return {
    async minuteCandles(tickers, from, to) {
      const ahead = aheadMs();
      const range = { startTime: from + ahead, endTime: to + ahead };
      const answer = await api.candles(tickers, range, 1, true);
      if (!answer.ok) return answer;
      const told = [...answer.value].map(([ticker, candles]) => {
        const local = candles.map((candle) => ({ ...candle, endTime: candle.endTime - ahead }));
        return [ticker, local] as const;
      });
      return ok(new Map(told));
    },
  };
}
