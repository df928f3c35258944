import { DAY_MS, HOUR_MS } from '../../preload/contract/durations.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { HistoryCandle, Sparkline } from '../../preload/contract/history.ts';
import { midOf, type MicroDollars } from '../../preload/contract/prices.ts';
import type { HistoryStore } from './history-store.ts';
import { periodEnd } from './period.ts';

const POINTS = DAY_MS / HOUR_MS;

/** The last day of many markets, one price an hour, the present hour last. Markets without history are left out. */
export function readSparklines(
  store: HistoryStore,
  environment: EnvironmentId,
  tickers: readonly string[],
  now: number,
): readonly Sparkline[] {
  const endTime = periodEnd(now, 60);
  return tickers.flatMap((ticker) => {
    const stored = store.markets.find(environment, ticker);
    if (!stored) return [];
    const range = { startTime: endTime - DAY_MS, endTime };
    const before = store.candles.newest(stored.id, 60, range.startTime);
    const hours = store.candles.between(stored.id, 60, range);
    return [{ ticker, points: pointsOf(hours, before, range.startTime) }];
  });
}

/** A price stands until the next one is known. */
function pointsOf(
  hours: readonly HistoryCandle[],
  before: HistoryCandle | null,
  startTime: number,
): readonly (MicroDollars | null)[] {
  const closes = new Map(hours.map((hour) => [hour.endTime, closeOf(hour)]));
  let price = before && closeOf(before);
  return Array.from({ length: POINTS }, (_, index) => {
    price = closes.get(startTime + (index + 1) * HOUR_MS) ?? price;
    return price;
  });
}

/** The last trade's price; without a trade, the middle of bid and ask. */
function closeOf({ price, yesBid, yesAsk }: HistoryCandle): MicroDollars | null {
  if (price) return price.close;
  return yesBid && yesAsk ? midOf(yesBid.close, yesAsk.close) : null;
}
