import type {
  CandlePeriod,
  ChartData,
  ChartRequest,
  ChartSpan,
  EventMarket,
  HistoryCandle,
  LifecycleMark,
  Sparkline,
  TimeRange,
} from '../../../preload/contract/history.ts';
import { summarise } from '../../../preload/contract/history-summary.ts';
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

/** How far back candles of each period are kept here. */
const kept: Readonly<Record<CandlePeriod, number>> = {
  1: hours(60),
  60: hours(24 * 60),
  1440: hours(24 * 90),
};

/** A price that wanders around 46¢, in whole cents, the same at the same time, and earlier or later for another market. */
function priceAt(time: number, ticker = ''): MicroDollars {
  const t = time / hours(1) + 3 * ticker.length;
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

function candleAt(ticker: string, endTime: number, length: number, now: number): HistoryCandle {
  const open = priceAt(endTime - length, ticker);
  const close = priceAt(endTime, ticker);
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

/** A chart like that of a market followed for nine hours; that of a named span has a gap a third of the way through. */
export function chartOf(
  { ticker, span, period: wanted }: ChartRequest,
  stored?: 'nothing' | 'long-ago',
): ChartData {
  const now = stored === 'long-ago' ? Date.now() - hours(3) : Date.now();
  const period = wanted ?? (typeof span === 'string' ? shapes[span].period : 1);
  const length = period * MINUTE;
  const newest = Math.ceil(now / length) * length;
  const since = newest - kept[period];
  const range =
    typeof span === 'string' ? { startTime: newest - shapes[span].ms, endTime: newest } : span;
  const gaps = gapsOf(span, range, stored);
  const candles = endsIn(range, length)
    .filter((end) => end > since && end <= newest)
    .filter((end) => gaps.every((one) => end <= one.startTime || end - length >= one.endTime))
    .map((end) => candleAt(ticker, end, length, now));
  return {
    ticker,
    title: 'Highest temperature in New York City tomorrow?',
    range,
    period,
    candles,
    gaps,
    marks: marksIn(newest - shapes['1d'].ms / 4, newest, stored),
    summary: summarise(candles),
    asOf: stored === 'nothing' ? null : now,
    since: stored === 'nothing' ? null : since,
  };
}

function gapsOf(
  span: ChartRequest['span'],
  { startTime, endTime }: TimeRange,
  stored?: 'nothing' | 'long-ago',
): readonly TimeRange[] {
  if (stored === 'nothing') return [{ startTime, endTime }];
  const ms = endTime - startTime;
  return typeof span === 'string'
    ? [{ startTime: endTime - (ms * 5) / 8, endTime: endTime - ms / 2 }]
    : [];
}

/** The ends of the periods that a range touches. */
function endsIn({ startTime, endTime }: TimeRange, length: number): readonly number[] {
  const first = (Math.floor(startTime / length) + 1) * length;
  const count = Math.max(0, Math.ceil((endTime - first) / length) + 1);
  return Array.from({ length: count }, (_, place) => first + place * length);
}

/** Paused for a while; what was recorded long ago has come to its end since. */
function marksIn(
  time: number,
  newest: number,
  stored?: 'nothing' | 'long-ago',
): readonly LifecycleMark[] {
  const paused = [
    { time, status: 'inactive', result: null },
    { time: time + hours(2), status: 'active', result: null },
  ] as const;
  if (stored !== 'long-ago') return paused;
  return [
    ...paused,
    { time: newest - hours(2), status: 'closed', result: null },
    { time: newest - hours(0.5), status: 'finalized', result: 'yes' },
  ];
}

/** Stored markets of one event: the market itself and four others. */
export function eventMarketsOf(ticker: string): readonly EventMarket[] {
  const event = ticker.split('-').slice(0, 2).join('-');
  const names = ['46° or below', '48° to 49°', '50° to 51°', '52° to 53°', '54° or above'];
  return names.map((yesSubtitle, place) => ({
    ticker: place === 1 ? ticker : `${event}-X${'1'.repeat(place + 1)}`,
    title: 'Highest temperature in New York City tomorrow?',
    yesSubtitle,
  }));
}
/** A day of a market that was not recorded at first. */
export function sparklineOf(ticker: string): Sparkline {
  const points = Array.from({ length: 24 }, (_, hour) =>
    hour < 4 ? null : priceAt(Date.now() - hours(24 - hour)),
  );
  return { ticker, points };
}
