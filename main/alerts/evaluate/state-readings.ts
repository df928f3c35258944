import type { AlertState, Condition } from '../../../preload/contract/alerts.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import type { Market, MarketStatus } from '../../../preload/contract/market.ts';
import type { Reading } from './reading.ts';
import type { World } from './world.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** Paused and trading on either side of 1, so that pauses are crossings like those of a price. */
const TRADING_RANK: Partial<Record<MarketStatus, number>> = { inactive: 0, active: 2 };

/** How far a market has come. A disputed or amended market has been determined before. */
const OUTCOME_RANK: Partial<Record<MarketStatus, number>> = {
  determined: 1,
  disputed: 1,
  amended: 1,
  finalized: 2,
};

const plain = {
  band: 0,
  heading: null,
  ticker: null,
  time: null,
  dueTime: null,
  easeTime: null,
} as const;

/** Milliseconds until the market closes; unknown once it has closed, so a missed moment is not made up for. */
export function readCloses(condition: Of<'closes-in'>, world: World, now: number): Reading | null {
  const closeTime = world.market?.closeTime ?? null;
  if (closeTime === null || closeTime <= now) return null;
  const threshold = condition.minutes * MINUTE_MS;
  const dueTime = closeTime - threshold;
  return {
    ...plain,
    value: closeTime - now,
    threshold,
    comparison: 'at-most',
    time: dueTime,
    dueTime,
    easeTime: closeTime,
    source: 'clock',
  };
}

export function readTrading(condition: Of<'trading'>, { market }: World): Reading | null {
  const value = market ? TRADING_RANK[market.status] : undefined;
  if (value === undefined) return null;
  const comparison = ({ paused: 'at-most', resumed: 'at-least', either: 'across' } as const)[
    condition.change
  ];
  return { ...plain, value, threshold: 1, comparison, source: 'market' };
}

export function readOutcome(condition: Of<'outcome'>, { market }: World): Reading | null {
  if (!market) return null;
  const settled = condition.stage === 'settled';
  return {
    ...plain,
    value: OUTCOME_RANK[market.status] ?? 0,
    threshold: settled ? 2 : 1,
    comparison: 'at-least',
    time: settled ? market.settledTime : null,
    source: 'market',
  };
}

/**
 * The latest opening of the series, against the moment since which the rule has been waiting for one.
 *
 * The exchange sends nothing when a market goes from `initialized` to `active` (Kalshi API docs, market lifecycle), so a
 * market counts as open from its announced opening time on.
 */
export function readOpening(state: AlertState, world: World, now: number): Reading | null {
  if (state.name === 'off') return null;
  const since = state.name === 'pending' ? state.armed.since : state.since;
  const opened = latestOpened(world.openings, now);
  return {
    ...plain,
    value: opened?.openTime ?? 0,
    threshold: since + 1,
    comparison: 'at-least',
    ticker: opened?.ticker ?? null,
    time: opened?.openTime ?? null,
    dueTime: nextOpening(world.openings, now),
    source: 'market',
  };
}

/** Milliseconds without a fresh price. */
export function readNoFreshPrices(
  condition: Of<'no-fresh-prices'>,
  { blindSince }: World,
  now: number,
): Reading {
  const threshold = condition.minutes * MINUTE_MS;
  const dueTime = blindSince === null ? null : blindSince + threshold;
  return {
    ...plain,
    value: blindSince === null ? 0 : Math.max(0, now - blindSince),
    threshold,
    comparison: 'at-least',
    time: dueTime,
    dueTime,
    source: 'clock',
  };
}

function latestOpened(markets: readonly Market[], now: number): Market | undefined {
  return markets
    .filter(({ openTime }) => openTime !== null && openTime <= now)
    .reduce<Market | undefined>(
      (latest, market) =>
        latest === undefined || (market.openTime ?? 0) > (latest.openTime ?? 0) ? market : latest,
      undefined,
    );
}

function nextOpening(markets: readonly Market[], now: number): number | null {
  const times = markets.map(({ openTime }) => openTime ?? 0).filter((time) => time > now);
  return times.length > 0 ? Math.min(...times) : null;
}
