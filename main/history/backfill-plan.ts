import { DAY_MS, MINUTE_MS } from '../../preload/contract/durations.ts';
import type { TimeRange } from '../../preload/contract/history.ts';
import { isSettled, type Market } from '../../preload/contract/market.ts';
import type { CoverageStore } from './coverage-store.ts';
import { narrow, periodMs, widen } from './period.ts';
import { cut, subtract, touchedPeriods } from './ranges.ts';

/** Before that, hourly candles are fine enough. */
const MINUTES_BACK_MS = 7 * DAY_MS;
/** A market whose opening is not told is looked at this far back. */
const UNKNOWN_OPENING_MS = 365 * DAY_MS;
/** A candle may still change for a while after its period has ended. */
const SETTLING_MS = MINUTE_MS;
/** Of one market in one piece. Kalshi refuses requests for more. Source: OpenAPI, "Get Market Candlesticks". */
const MAX_CANDLES = 5_000;
/** Of a group: as much as is asked for, and held in memory, at once. */
const MAX_GROUP_CANDLES = 5_000;
const MAX_GROUP_MARKETS = 100;

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
  const end = Math.min(now - SETTLING_MS, endOfLife(market));
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

/** Pieces of different markets that are asked for together: the candles of one range, which spans all of theirs. */
export interface Group {
  readonly pieces: readonly Piece[];
  readonly period: 1 | 60;
  readonly range: TimeRange;
}

/** Unix ms after which there is nothing to ask for; infinite while the market lives. */
function endOfLife(market: Market): number {
  if (!isSettled(market)) return Infinity;
  return market.settledTime ?? market.closeTime ?? Infinity;
}

/**
 * Puts neighbouring pieces of different markets together as far as one request can bring them and half of what it brings
 * is wanted. Hours come before minutes, and what is newest first.
 */
export function groupPieces(pieces: readonly Piece[]): readonly Group[] {
  const groups: Group[] = [];
  for (const piece of pieces.toSorted(byUrgency)) {
    const last = groups.at(-1);
    const joined = last && joinGroup(last, piece);
    if (joined) groups[groups.length - 1] = joined;
    else groups.push({ pieces: [piece], period: piece.period, range: piece.range });
  }
  return groups;
}

function byUrgency(a: Piece, b: Piece): number {
  return (
    b.period - a.period ||
    b.range.endTime - a.range.endTime ||
    b.range.startTime - a.range.startTime
  );
}

function joinGroup({ pieces, period, range }: Group, piece: Piece): Group | null {
  if (piece.period !== period || pieces.some(({ market }) => market === piece.market)) return null;
  const all = [...pieces, piece];
  const whole = {
    startTime: Math.min(range.startTime, piece.range.startTime),
    endTime: Math.max(range.endTime, piece.range.endTime),
  };
  const each = candlesIn({ period, range: whole });
  const wanted = all.reduce((sum, one) => sum + candlesIn(one), 0);
  const asked = each * all.length;
  const fits = each <= MAX_CANDLES && asked <= MAX_GROUP_CANDLES && all.length <= MAX_GROUP_MARKETS;
  return fits && asked <= 2 * wanted ? { pieces: all, period, range: whole } : null;
}

/** What of a piece has ended and settled: the first answer may tell that it is earlier than this machine says. */
export function endedPart({ period, range }: Piece, now: number): TimeRange | null {
  return narrow({ ...range, endTime: Math.min(range.endTime, now - SETTLING_MS) }, period);
}

/** How many candles a piece asks for. */
export function candlesIn({ period, range }: Pick<Piece, 'period' | 'range'>): number {
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
