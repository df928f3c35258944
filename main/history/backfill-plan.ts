import type { TimeRange } from '../../preload/contract/history.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { CoverageStore } from './coverage-store.ts';
import { DAY_MS, MINUTE_MS, narrow, periodMs, widen } from './period.ts';
import { cut, subtract, touchedPeriods } from './ranges.ts';

/** Before that, hourly candles are fine enough. */
export const MINUTES_BACK_MS = 7 * DAY_MS;
/** A market whose opening is not told is looked at this far back. */
const UNKNOWN_OPENING_MS = 365 * DAY_MS;
/** A candle may still change for a while after its period has ended. */
const SETTLING_MS = MINUTE_MS;
/** Kalshi answers requests for more with HTTP 400. Source: OpenAPI, "Get Market Candlesticks". */
const MAX_CANDLES = 5_000;

/** Candles to ask for: one piece of what is missing. */
export interface Piece {
  readonly market: number;
  readonly ticker: string;
  readonly period: 1 | 60;
  readonly range: TimeRange;
}

export interface PlanSubject {
  readonly id: number;
  readonly ticker: string;
  readonly market: Market;
}

/**
 * What is missing of a market's history, as pieces that one request each can bring: hours since its opening first, then
 * minutes of the last week, newest first.
 *
 * The plan is worked out anew from what is stored, so that it goes on where it stopped, whatever stopped it.
 */
export function planBackfill(
  { id, ticker, market }: PlanSubject,
  coverage: CoverageStore,
  now: number,
): readonly Piece[] {
  const open = market.openTime ?? now - UNKNOWN_OPENING_MS;
  const end = Math.min(now - SETTLING_MS, market.settledTime ?? Infinity);
  const life = { startTime: open, endTime: end };
  const recent = { startTime: Math.max(open, end - MINUTES_BACK_MS), endTime: end };
  const recorded = coverage.recorded(id, life, now);
  const minutes = coverage.fetched(id, 1, life);
  const hours = coverage.fetched(id, 60, life);
  const piecesOf = (period: 1 | 60, range: TimeRange, known: readonly TimeRange[]): Piece[] =>
    missing(range, known, period).map((piece) => ({ market: id, ticker, period, range: piece }));
  return [
    ...piecesOf(60, life, [...recorded, ...minutes, ...hours]),
    ...piecesOf(1, recent, [...recorded, ...minutes]),
  ];
}

/** How many candles a piece asks for. */
export function candlesIn({ period, range }: Piece): number {
  return (range.endTime - range.startTime) / periodMs(period);
}

/** Whole periods that have ended and of which something is unknown, in pieces, newest first. */
function missing(
  life: TimeRange,
  known: readonly TimeRange[],
  period: 1 | 60,
): readonly TimeRange[] {
  const ended = narrow({ ...life, startTime: widen(life, period).startTime }, period);
  if (!ended) return [];
  const unknown = subtract(ended, known);
  return touchedPeriods(unknown, period)
    .toReversed()
    .flatMap((range) => cut(range, MAX_CANDLES * periodMs(period)));
}
