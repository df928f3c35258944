import type { Random } from '../../adapters/random.ts';

/**
 * Repeatable chance: the same seed gives the same exchange, today and after a restart.
 *
 * Sources: FNV-1a (Fowler, Noll, Vo); the finalizer of MurmurHash3 (Appleby, public domain); Mulberry32 (Ettinger, 2017,
 * public domain); midpoint displacement after Fournier, Fussell and Carpenter, "Computer Rendering of Stochastic Models",
 * CACM 25(6), 1982.
 */

/** A 32-bit number for a name, different for each seed. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash, seed);
}

/** A 32-bit number for a pair of numbers; neighbouring pairs have nothing in common. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 13) ^ (hash >>> 16)) >>> 0;
}

/** In [0, 1), uniformly distributed over hashes. */
export function uniform(hash: number): number {
  return hash / 2 ** 32;
}

/** Standard normal over hashes, by the method of Box and Muller. */
function normal(hash: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform(mix(hash, 1))));
  return radius * Math.cos(2 * Math.PI * uniform(mix(hash, 2)));
}

/** A stream of numbers in [0, 1) for the moments that need no replay: order sizes, who trades when. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Over this time (24.9 days) a walk forgets where it was. */
const SPAN_MS = 2 ** 31;
/** Between points this close (8.2 s) a walk is a straight line. */
const FINEST_MS = 2 ** 13;

/** How far a walk typically moves within `ms`, for models that must know how much can still happen. */
export function walkDeviation(ms: number): number {
  return Math.sqrt((2 * Math.max(0, ms)) / SPAN_MS);
}

/**
 * A random walk that can be asked for any moment, past or future, without being walked: mean 0, standard deviation 1,
 * rough like a price at every scale from weeks down to seconds. `time` in Unix milliseconds.
 */
export function walk(seed: number, time: number): number {
  let start = Math.floor(time / SPAN_MS) * SPAN_MS;
  let left = normal(mix(seed, start / SPAN_MS));
  let right = normal(mix(seed, start / SPAN_MS + 1));
  let deviation = Math.SQRT1_2;
  for (let length = SPAN_MS; length > FINEST_MS; deviation *= Math.SQRT1_2) {
    length /= 2;
    const middle = start + length;
    const value = (left + right) / 2 + deviation * normal(mix(mix(seed, length), middle / length));
    if (time < middle) right = value;
    else [start, left] = [middle, value];
  }
  return left + ((right - left) * (time - start)) / FINEST_MS;
}
