import type { Market } from '../preload/contract/market.ts';
import { ok } from '../preload/contract/result.ts';
import type { CandleSource } from './alerts/gaps/lookups.ts';
import type { CandlesApi } from './kalshi/candles-api.ts';

/*
 * Alerts live by this machine's clock, as the person does who reads when one has fired. What the exchange tells has the times of
 * its own clock, which is so many ms ahead.
 */

/** A market with the times of this machine's clock. */
export function inLocalTime(market: Market, aheadMs: number): Market {
  const local = (time: number | null): number | null => (time === null ? null : time - aheadMs);
  return {
    ...market,
    openTime: local(market.openTime),
    closeTime: local(market.closeTime),
    settledTime: local(market.settledTime),
  };
}

/** The minutes in which alerts may have been missed, asked for and told by this machine's clock. */
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
