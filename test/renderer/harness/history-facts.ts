import type {
  CandlePeriod,
  ChartData,
  ChartSpan,
  HistoryCandle,
  Sparkline,
  TimeRange,
} from '../../../preload/contract/history.ts';
import type { MicroDollars } from '../../../preload/contract/prices.ts';
import { contracts, hours } from './markets.ts';

const MINUTE = 60_000;

const shapes: Readonly<Record<ChartSpan, { readonly ms: number; readonly period: CandlePeriod }>> =
  {
    '1h': { ms: hours(1), period: 1 },
    '6h': { ms: hours(6), period: 1 },
    '1d': { ms: hours(24), period: 1 },
    '1w': { ms: hours(24 * 7), period: 60 },
    '1m': { ms: hours(24 * 30), period: 60 },
    all: { ms: hours(24 * 90), period: 1440 },
  };

/** A price that wanders around 46¢, in whole cents, the same at the same time. */
function priceAt(time: number): MicroDollars {
  const t = time / hours(1);
  const cents = 46 + 9 * Math.sin(t / 5.3) + 5 * Math.sin(t / 1.7) + 2 * Math.sin(t * 3.1);
  return (Math.round(cents) * 10_000) as MicroDollars;
}

const shifted = (price: MicroDollars, cents: number): MicroDollars =>
  (price + cents * 10_000) as MicroDollars;

const still = (price: MicroDollars): NonNullable<HistoryCandle['price']> => ({
  open: price,
  high: price,
  low: price,
  close: price,
});

function candleAt(endTime: number, length: number, now: number): HistoryCandle {
  const open = priceAt(endTime - length);
  const close = priceAt(endTime);
  const minute = Math.round(endTime / MINUTE);
  const trades = length > MINUTE || minute % 3 !== 0;
  const highest = shifted(open > close ? open : close, length > MINUTE ? 2 : 0);
  const lowest = shifted(open < close ? open : close, length > MINUTE ? -2 : 0);
  return {
    endTime,
    yesBid: still(shifted(close, -1)),
    yesAsk: still(shifted(close, 1)),
    price: trades ? { open, high: highest, low: lowest, close } : null,
    volume: contracts(trades ? 20 + ((minute * 7919) % 480) : 0),
    openInterest: contracts(20_422),
    source: endTime < now - hours(9) ? 'backfilled' : 'recorded',
  };
}

/** A chart like that of a market followed for nine hours, with a gap a third of the way through. */
export function chartOf(
  ticker: string,
  span: ChartSpan | TimeRange,
  stored?: 'nothing' | 'long-ago',
): ChartData {
  const { ms, period } = shapes[typeof span === 'string' ? span : '1d'];
  const length = period * MINUTE;
  const now = stored === 'long-ago' ? Date.now() - hours(3) : Date.now();
  const endTime = Math.ceil(now / length) * length;
  const count = Math.round(ms / length);
  const gap = { startTime: endTime - (ms * 5) / 8, endTime: endTime - ms / 2 };
  const gaps = stored === 'nothing' ? [{ startTime: endTime - ms, endTime }] : [gap];
  const ends = Array.from({ length: count }, (_, place) => endTime - (count - 1 - place) * length);
  const candles = ends
    .filter((end) => gaps.every((one) => end <= one.startTime || end - length >= one.endTime))
    .map((end) => candleAt(end, length, now));
  return {
    ticker,
    title: 'Highest temperature in New York City tomorrow?',
    range: { startTime: endTime - ms, endTime },
    period,
    candles,
    gaps,
    marks: [{ time: endTime - ms / 4, status: 'inactive', result: null }],
    summary: summaryOf(candles),
    asOf: stored === 'nothing' ? null : now,
  };
}

function summaryOf(candles: readonly HistoryCandle[]): ChartData['summary'] {
  const prices = candles.flatMap(({ price }) => price ?? []);
  const [first, last] = [prices[0], prices.at(-1)];
  const [open, close] = [first?.open ?? null, last?.close ?? null];
  const extreme = (
    of: (...values: number[]) => number,
    key: 'high' | 'low',
  ): MicroDollars | null =>
    prices.length === 0 ? null : (of(...prices.map((price) => price[key])) as MicroDollars);
  return {
    open,
    high: extreme(Math.max, 'high'),
    low: extreme(Math.min, 'low'),
    last: close,
    change: open === null || close === null ? null : ((close - open) as MicroDollars),
    volume: candles.reduce((sum, { volume }) => (sum + volume) as typeof volume, contracts(0)),
  };
}

/** A day of a market that was not recorded at first. */
export function sparklineOf(ticker: string): Sparkline {
  const points = Array.from({ length: 24 }, (_, hour) =>
    hour < 4 ? null : priceAt(Date.now() - hours(24 - hour)),
  );
  return { ticker, points };
}
