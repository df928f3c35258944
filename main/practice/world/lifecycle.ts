import { assertNever } from '../../../preload/contract/result.ts';
import type { LiveMarket, LiveStatus, Verdict } from './live-market.ts';
import type { BookChange } from './order-book.ts';
import { ONE } from './ticks.ts';

/** What the exchange announces about a market, by its name in the `market_lifecycle_v2` channel. */
export type Announcement =
  'created' | 'activated' | 'deactivated' | 'close_date_updated' | 'determined' | 'settled';

/** A step in a market's life; opening and closing by the clock are announced to nobody. */
export interface LifeStep {
  readonly announcement: Announcement | null;
  /** Unix ms at which it was due. */
  readonly time: number;
  /** Orders that were cancelled by it. */
  readonly cancelled: readonly BookChange[];
}

/**
 * Takes the next step of a market's life when its time has come.
 *
 *     initialized ──open──▶ active ──close──▶ closed ──▶ determined ──▶ finalized
 *                            │  ▲               ▲
 *                       pause▼  │resume         │close
 *                          inactive ────────────┘
 *
 * Source: "Market Lifecycle" in Kalshi's API docs.
 */
export function advance(market: LiveMarket, now: number): LifeStep | null {
  const { times } = market.event;
  const reached = (time: number): boolean => now >= time;
  switch (market.status) {
    case 'initialized':
      return reached(market.openTime) ? open(market) : null;
    case 'active':
      if (reached(market.closeTime)) return becomeClosed(market);
      return isHalted(market, now) ? pause(market, now) : null;
    case 'inactive':
      if (reached(market.closeTime)) return becomeClosed(market);
      return market.plan.halts && !isHalted(market, now) ? resume(market, now) : null;
    case 'closed': {
      const time = market.closeTime + times.determined - times.close;
      return reached(time) ? determine(market, time) : null;
    }
    case 'determined': {
      const time = (market.verdict?.time ?? 0) + times.settled - times.determined;
      return reached(time) ? settle(market, time) : null;
    }
    case 'finalized':
      return null;
    default:
      return assertNever(market.status);
  }
}

/** Stops trading until `resume`; orders stay. */
export function pause(market: LiveMarket, time: number): LifeStep {
  return enter(market, 'inactive', 'deactivated', time);
}

/** Trading goes on, with an empty book. */
export function resume(market: LiveMarket, time: number): LifeStep {
  const cancelled = market.book.clear();
  return { ...enter(market, 'active', 'activated', time), cancelled };
}

/** Ends trading before its time. */
export function closeEarly(market: LiveMarket, time: number): LifeStep {
  market.closeTime = time;
  return { ...becomeClosed(market), announcement: 'close_date_updated' };
}

/** Says how the market ended; by default the way its model ends. */
export function determine(
  market: LiveMarket,
  time: number,
  verdict: Omit<Verdict, 'time'> = ownVerdict(market),
): LifeStep {
  const { cancelled } = market.closeTime > time ? closeEarly(market, time) : { cancelled: [] };
  market.verdict = { ...verdict, time };
  return { ...enter(market, 'determined', 'determined', time), cancelled };
}

/** Pays out; nothing happens to the market after that. */
export function settle(market: LiveMarket, time: number): LifeStep {
  market.settledTime = time;
  return enter(market, 'finalized', 'settled', time);
}

/** Some markets are paused every other ten minutes. */
function isHalted(market: LiveMarket, now: number): boolean {
  return market.plan.halts && Math.floor(now / 600_000) % 2 === 0;
}

function open(market: LiveMarket): LifeStep {
  return enter(market, 'active', null, market.openTime);
}

function becomeClosed(market: LiveMarket): LifeStep {
  const cancelled = market.book.clear();
  return { ...enter(market, 'closed', null, market.closeTime), cancelled };
}

function enter(
  market: LiveMarket,
  status: LiveStatus,
  announcement: Announcement | null,
  time: number,
): LifeStep {
  market.status = status;
  market.updatedTime = time;
  return { announcement, time, cancelled: [] };
}

function ownVerdict(market: LiveMarket): Omit<Verdict, 'time'> {
  return market.plan.chance.outcome() ? { result: 'yes', value: ONE } : { result: 'no', value: 0 };
}
