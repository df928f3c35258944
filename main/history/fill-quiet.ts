import type {
  CandlePeriod,
  HistoryCandle,
  PriceSpan,
  TimeRange,
} from '../../preload/contract/history.ts';
import { NO_CONTRACTS } from '../../preload/contract/prices.ts';
import { periodMs } from './period.ts';
import { wholePeriods } from './ranges.ts';

/**
 * Adds a flat candle for each recorded period in which nothing changed: there the price is known to have stood still,
 * which a gap does not say.
 */
export function fillQuiet(
  candles: readonly HistoryCandle[],
  before: HistoryCandle | null,
  recorded: readonly TimeRange[],
  period: CandlePeriod,
): readonly HistoryCandle[] {
  const length = periodMs(period);
  const filled: HistoryCandle[] = [];
  let previous = before;
  let next = 0;
  const takeUntil = (time: number): void => {
    for (let candle = candles[next]; candle && candle.endTime <= time; candle = candles[next]) {
      filled.push(candle);
      previous = candle;
      next += 1;
    }
  };
  for (const { startTime, endTime } of wholePeriods(recorded, period)) {
    for (let end = startTime + length; end <= endTime; end += length) {
      takeUntil(end);
      if (previous && previous.endTime !== end) filled.push(flat(previous, end));
    }
  }
  takeUntil(Infinity);
  return filled;
}

function flat(previous: HistoryCandle, endTime: number): HistoryCandle {
  return {
    endTime,
    yesBid: level(previous.yesBid),
    yesAsk: level(previous.yesAsk),
    price: null,
    volume: NO_CONTRACTS,
    openInterest: previous.openInterest,
    source: 'recorded',
  };
}

function level(span: PriceSpan | null): PriceSpan | null {
  if (!span) return null;
  const { close } = span;
  return { open: close, high: close, low: close, close };
}
