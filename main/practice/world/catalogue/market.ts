import type { MarketPlan } from '../plan.ts';

/** A market as most are: both sides quoted, never paused, not especially busy. */
export function market(
  plan: Omit<MarketPlan, 'sides' | 'activity' | 'halts'> & Partial<MarketPlan>,
): MarketPlan {
  return { sides: 'both', activity: 1, halts: false, ...plan };
}
