import { HOUR_MS, MINUTE_MS } from '../../preload/contract/durations.ts';
import type { HistoryCandle } from '../../preload/contract/history.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { HistoryStore } from './history-store.ts';
import { MinuteFold } from './minute-fold.ts';
import { periodEnd } from './period.ts';
import type { TickStore } from './tick-store.ts';

/** A fold that has taken every stored tick after `startTime`, the start of a minute, and the minutes this completed. */
export function foldFrom(
  ticks: TickStore,
  market: number,
  startTime: number,
): { readonly fold: MinuteFold; readonly closed: readonly HistoryCandle[] } {
  const fold = new MinuteFold(ticks.newest(market, startTime)?.tick ?? null);
  const closed: HistoryCandle[] = [];
  for (const tick of ticks.between(market, { startTime, endTime: Number.MAX_SAFE_INTEGER })) {
    const minute = fold.add(tick);
    if (minute) closed.push(minute);
  }
  return { fold, closed };
}

/**
 * Closes what was being recorded when the app ended without saying so, and makes the candles that only memory held.
 *
 * Minutes are written in order, each in the transaction of a tick after it, so what is missing lies after the newest one.
 */
export function mend(store: HistoryStore, environment: EnvironmentId): void {
  const pulse = store.coverage.pulse(environment) ?? 0;
  store.transaction(() => {
    for (const { market, startTime } of store.coverage.openStretches(environment)) {
      const newest = store.ticks.newest(market)?.tick.time ?? startTime;
      store.coverage.endStretch(market, Math.max(pulse, newest));
      mendMarket(store, market, startTime, newest);
    }
  });
}

function mendMarket(store: HistoryStore, market: number, since: number, newest: number): void {
  const { writer, candles } = store;
  const known = candles.newestRecordedMinute(market, since) ?? periodEnd(since, 1);
  const { fold, closed } = foldFrom(store.ticks, market, known - MINUTE_MS);
  for (const minute of closed) writer.recordMinute(market, minute);
  if (fold.forming) writer.recordMinute(market, fold.forming);
  for (let hour = periodEnd(known, 60); hour < newest + HOUR_MS; hour += HOUR_MS) {
    writer.rollUp(market, hour);
  }
}
