import type { Market } from '../../../preload/contract/market.ts';
import type { Tick } from './tick.ts';

/** Everything a rule may look at, as far as it is known right now. */
export interface World {
  /** The market's latest prices; `null` while unknown or not fresh. */
  readonly tick: Tick | null;
  readonly market: Market | null;
  /** Markets of the series that open soon or opened not long ago. */
  readonly openings: readonly Market[];
  /** Since when (Unix ms) no price has been fresh; `null` while they are. */
  readonly blindSince: number | null;
}

export const emptyWorld: World = { tick: null, market: null, openings: [], blindSince: null };

/** The prices, while the market trades: a paused or closed market's last quotes are not news. */
export function tradedTick({ tick, market }: World): Tick | null {
  const trades = market === null || market.status === 'active' || market.status === 'unknown';
  return trades ? tick : null;
}
