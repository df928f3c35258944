/** A number in [0, 1), uniformly distributed. */
export type Random = () => number;

export const systemRandom: Random = () => Math.random();

/**
 * A random wait before attempt number `attempt` (from 0), between 0 and the exponentially growing bound, in milliseconds.
 *
 * "Full jitter" of Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015: clients that failed together do
 * not come back together.
 */
export function fullJitter(
  random: Random,
  attempt: number,
  bounds: { readonly baseMs: number; readonly capMs: number },
): number {
  return random() * Math.min(bounds.capMs, bounds.baseMs * 2 ** attempt);
}
