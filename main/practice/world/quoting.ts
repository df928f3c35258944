import { fromLogOdds, logOdds } from './chance.ts';
import { hashText, walk } from './noise.ts';
import type { MarketPlan } from './plan.ts';
import { ONE, tickDown, tickUp, type TickStructure } from './ticks.ts';

/** Best prices in micro-dollars; `null` where nobody quotes. */
export interface BestPrices {
  readonly bid: number | null;
  readonly ask: number | null;
}

/** What a market's makers quote at a moment: pure, so that the past can be told without having been lived through. */
export type Quoter = (time: number, shift?: number) => BestPrices;

/** Half the spread in micro-dollars, typically, for a market where a YES is even. */
const HALF_SPREAD = 6_000;

/**
 * Makers stand around the fair price; their spread wanders but always comes back, and narrows towards 0 and 1.
 * `shift` moves the fair price, in log-odds.
 */
export function quoter(plan: MarketPlan, ticks: TickStructure): Quoter {
  const seed = hashText(`${plan.ticker} spread`);
  return (time, shift = 0) => {
    const fair = fromLogOdds(logOdds(plan.chance.at(time)) + shift);
    const half = 2 * HALF_SPREAD * Math.sqrt(fair * (1 - fair)) * Math.exp(0.7 * walk(seed, time));
    const bid = tickDown(ticks, fair * ONE - half);
    const ask = tickUp(ticks, fair * ONE + half);
    return {
      bid: bid > 0 && plan.sides !== 'asks' && plan.sides !== 'none' ? bid : null,
      ask: ask < ONE && plan.sides !== 'bids' && plan.sides !== 'none' ? ask : null,
    };
  };
}
