import { DAY_MS, HOUR_MS } from '../../preload/contract/durations.ts';
import {
  candlePeriods,
  type CandlePeriod,
  type ChartData,
  type ChartSpan,
  type HistoryCandle,
  type TimeRange,
} from '../../preload/contract/history.ts';
import { isSettled } from '../../preload/contract/market.ts';
import type { CandleBounds } from './candle-store.ts';
import { fillQuiet } from './fill-quiet.ts';
import type { HistoryStore } from './history-store.ts';
import { knownRange } from './known-range.ts';
import type { StoredMarket } from './market-registry.ts';
import { periodMs, widen } from './period.ts';
import { subtract, touchedPeriods, union } from './ranges.ts';
import { summarise } from '../../preload/contract/history-summary.ts';

/** More points than a window has pixels tell nothing more. */
const MAX_POINTS = 2_000;

const SPAN_MS: Readonly<Record<Exclude<ChartSpan, 'all'>, number>> = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '1d': DAY_MS,
  '1w': 7 * DAY_MS,
  '1m': 30 * DAY_MS,
};

/**
 * Everything a chart of a market shows of a span that ends now, or where a settled market's data ends; or of a range.
 * `wanted` is the period asked for; it is taken where the range has few enough of them.
 */
export function readChart(
  store: HistoryStore,
  stored: StoredMarket,
  span: ChartSpan | TimeRange,
  now: number,
  wanted?: CandlePeriod,
): ChartData {
  const bounds = store.candles.bounds(stored.id);
  const known = knownRange(bounds, store.coverage.recordedBounds(stored.id, now), now);
  const range = typeof span === 'string' ? rangeOf(span, stored, known, now) : span;
  const recorded = store.coverage.recorded(stored.id, range, now);
  const period =
    wanted && fits(range, wanted)
      ? wanted
      : fittingPeriod(store, stored.id, bounds, range, recorded.length > 0);
  const whole = widen(range, period);
  const found = store.candles.between(stored.id, period, whole);
  const since = sinceWhen(bounds, period);
  const isComplete = found.length * periodMs(period) >= whole.endTime - whole.startTime;
  const hasOlder = !isComplete && since !== null && since < whole.startTime;
  const before = hasOlder ? store.candles.newest(stored.id, period, whole.startTime) : null;
  const candles = isComplete ? found : fillQuiet(found, before, clip(recorded, whole), period);
  return {
    ticker: stored.ticker,
    title: stored.title,
    range,
    period,
    candles,
    gaps: isComplete ? [] : gapsIn(store, stored, whole, period, candles, recorded, now),
    marks: store.markets.marks(stored.id),
    summary: summarise(candles),
    asOf: known?.endTime ?? null,
    since,
  };
}

function rangeOf(
  span: ChartSpan,
  { market }: StoredMarket,
  known: TimeRange | null,
  now: number,
): TimeRange {
  const endTime = market && isSettled(market) && known ? known.endTime : now;
  if (span !== 'all') return { startTime: endTime - SPAN_MS[span], endTime };
  return { startTime: Math.min(known?.startTime ?? endTime - DAY_MS, endTime - HOUR_MS), endTime };
}

function sinceWhen(all: readonly CandleBounds[], period: CandlePeriod): number | null {
  const bounds = all.find((each) => each.period === period)?.bounds ?? null;
  return bounds && bounds.startTime - periodMs(period);
}

const fits = ({ startTime, endTime }: TimeRange, period: CandlePeriod): boolean =>
  endTime - startTime <= MAX_POINTS * periodMs(period);

/** The finest candles that fit and exist; those that are kept for a shorter time give way to longer ones. */
function fittingPeriod(
  { candles }: HistoryStore,
  id: number,
  all: readonly CandleBounds[],
  range: TimeRange,
  isRecorded: boolean,
): CandlePeriod {
  const fitting = all.filter(({ period }) => fits(range, period));
  const existing = fitting.find(({ period, bounds }) => {
    const { endTime } = widen(range, period);
    if (!bounds || bounds.startTime > endTime) return false;
    if (isRecorded) return true;
    const newest = bounds.endTime <= endTime ? bounds : candles.newest(id, period, endTime);
    return newest !== null && newest.endTime > range.startTime;
  });
  return (existing ?? fitting[0])?.period ?? 1440;
}

/** Times of the market's life of which there is neither a recording nor a candle. */
function gapsIn(
  { coverage }: HistoryStore,
  { id, market }: StoredMarket,
  range: TimeRange,
  period: CandlePeriod,
  candles: readonly HistoryCandle[],
  recorded: readonly TimeRange[],
  now: number,
): readonly TimeRange[] {
  const fetched = candlePeriods
    .filter((length) => length <= period)
    .flatMap((length) => coverage.fetched(id, length, range));
  const told = runsOf(candles, periodMs(period));
  const known = union([...touchedPeriods(recorded, period), ...fetched, ...told]);
  const life = {
    startTime: Math.max(range.startTime, market?.openTime ?? 0),
    endTime: Math.min(range.endTime, now, market?.settledTime ?? Infinity),
  };
  return life.startTime < life.endTime ? subtract(life, known) : [];
}

/** The times that candles stand for, those that follow each other as one. */
function runsOf(candles: readonly HistoryCandle[], length: number): readonly TimeRange[] {
  const runs: { startTime: number; endTime: number }[] = [];
  let run: (typeof runs)[number] | undefined;
  for (const { endTime } of candles) {
    if (run?.endTime === endTime - length) run.endTime = endTime;
    else runs.push((run = { startTime: endTime - length, endTime }));
  }
  return runs;
}

function clip(ranges: readonly TimeRange[], to: TimeRange): readonly TimeRange[] {
  return ranges.map(({ startTime, endTime }) => ({
    startTime: Math.max(startTime, to.startTime),
    endTime: Math.min(endTime, to.endTime),
  }));
}
