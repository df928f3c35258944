import type { Cancel, Clock } from '../adapters/clock.ts';

/**
 * Makes something that is asked for all the time happen at most once in `ms`, soon after the first time it was asked for, so
 * that the last state is always seen.
 */
export function everyFewMoments(clock: Clock, ms: number, action: () => void): () => void {
  let waiting: Cancel | null = null;
  return () => {
    waiting ??= clock.after(ms, () => {
      waiting = null;
      action();
    });
  };
}
