import { emptyWorld, type World } from '../evaluate/world.ts';
import type { Place, Tracked } from './places.ts';

/** Whether prices can be trusted, and since when (Unix ms) the app has been awake without any. */
export interface Sight {
  readonly fresh: boolean;
  readonly blindSince: number | null;
}

/** What a rule gets to see of its place; of `undefined`, nothing. Prices that it has no reason to believe are not shown. */
export function worldSeenBy(
  { beganInSight }: Tracked,
  place: Place | undefined,
  { fresh, blindSince }: Sight,
): World {
  if (!place) return emptyWorld;
  const { tick, confirmed, market, openings } = place;
  return {
    tick: fresh && (confirmed || beganInSight) ? tick : null,
    market,
    openings: [...openings.values()],
    blindSince,
  };
}
