import { HOUR_MS, MINUTE_MS } from '../../preload/contract/durations.ts';
import type { CandlePeriod, HistoryCandle, TimeRange } from '../../preload/contract/history.ts';
import type { CandleStore } from './candle-store.ts';
import type { CoverageStore } from './coverage-store.ts';
import { joinCandles } from './join-candles.ts';
import { periodEnd, periodMs } from './period.ts';
import { covers } from './ranges.ts';

export interface CandleWriterParts {
  readonly candles: CandleStore;
  readonly coverage: CoverageStore;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
}

/**
 * Decides which candle stands when there could be two. The rules:
 *
 * 1. A minute or hour recorded from end to end is ours: our ticks are finer than anything the exchange tells later.
 * 2. One recorded in part is the exchange's as soon as that has been fetched.
 * 3. An hour whose every minute is known, recorded or fetched, is what its minutes give, as long as they are kept; so the
 *    hourly candles fetched first are replaced as the minutes come in.
 * 4. A day is always what its hours give, so that it is a UTC day whatever day the exchange's daily candles keep.
 */
export class CandleWriter {
  readonly #parts: CandleWriterParts;

  constructor(parts: CandleWriterParts) {
    this.#parts = parts;
  }

  /** Keeps a minute made of ticks, unless the exchange's is there and better. */
  recordMinute(market: number, candle: HistoryCandle): void {
    const range = periodRange(candle.endTime, 1);
    if (this.#wasFetched(market, 1, range) && !this.#wasRecorded(market, range)) return;
    this.#parts.candles.put(market, 1, candle);
  }

  /** Keeps what the exchange has told of a range, in which it was asked for every candle. */
  backfill(
    market: number,
    period: 1 | 60,
    range: TimeRange,
    candles: readonly HistoryCandle[],
  ): void {
    for (const candle of candles) {
      const { endTime } = candle;
      if (endTime <= range.startTime || endTime > range.endTime) continue;
      if (!this.#isOurs(market, period, periodRange(endTime, period))) {
        this.#parts.candles.put(market, period, candle);
      }
    }
    this.#parts.coverage.addFetched(market, period, range);
    this.#rollUpRange(market, range);
  }

  /** Makes an hour of its minutes, and its day of the day's hours. */
  rollUp(market: number, endTime: number): void {
    this.rollUpHour(market, endTime);
    this.rollUpDay(market, periodEnd(endTime, 1440));
  }

  /** Makes the hour that ends then of its minutes. */
  rollUpHour(market: number, endTime: number): void {
    const { candles } = this.#parts;
    const range = periodRange(endTime, 60);
    if (this.#wasFetched(market, 60, range) && !this.#hasMinutes(market, range)) return;
    const hour = joinCandles(candles.between(market, 1, range), endTime);
    if (hour) candles.put(market, 60, hour);
  }

  /** Makes the day that ends then of its hours. */
  rollUpDay(market: number, endTime: number): void {
    const { candles } = this.#parts;
    const hours = candles.between(market, 60, periodRange(endTime, 1440));
    const day = joinCandles(hours, endTime);
    if (day) candles.put(market, 1440, day);
  }

  #rollUpRange(market: number, { startTime, endTime }: TimeRange): void {
    const days = new Set<number>();
    for (let end = periodEnd(startTime + 1, 60); end < endTime + HOUR_MS; end += HOUR_MS) {
      this.rollUpHour(market, end);
      days.add(periodEnd(end, 1440));
    }
    for (const day of days) this.rollUpDay(market, day);
  }

  #isOurs(market: number, period: 1 | 60, range: TimeRange): boolean {
    return period === 1 ? this.#wasRecorded(market, range) : this.#knowsMinutes(market, range);
  }

  #wasFetched(market: number, period: CandlePeriod, range: TimeRange): boolean {
    return covers(this.#parts.coverage.fetched(market, period, range), range);
  }

  #wasRecorded(market: number, range: TimeRange): boolean {
    const { coverage, now } = this.#parts;
    return covers(coverage.recorded(market, range, now()), range);
  }

  #knowsMinutes(market: number, range: TimeRange): boolean {
    const { coverage, now } = this.#parts;
    const recorded = coverage.recorded(market, range, now());
    return covers([...recorded, ...coverage.fetched(market, 1, range)], range);
  }

  /** Whether every minute is known and still kept. The oldest go first, so none has gone when one older is there. */
  #hasMinutes(market: number, range: TimeRange): boolean {
    if (!this.#knowsMinutes(market, range)) return false;
    const [minutes] = this.#parts.candles.bounds(market);
    const oldest = minutes?.bounds?.startTime ?? Infinity;
    return oldest <= range.startTime + MINUTE_MS;
  }
}

function periodRange(endTime: number, period: CandlePeriod): TimeRange {
  return { startTime: endTime - periodMs(period), endTime };
}
