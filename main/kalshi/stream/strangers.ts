const MAX_NAMES = 100;
const MAX_NAME_LENGTH = 80;

/**
 * Counts message types and fields that this version does not know: they are ignored, but not overlooked.
 *
 * Holds 100 names at most, so that a server gone wrong cannot fill the memory.
 */
export class Strangers {
  readonly #counts = new Map<string, number>();

  /** How often each name was seen. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Counts one sighting, and tells whether it was the first. */
  notice(name: string): boolean {
    const short = name.slice(0, MAX_NAME_LENGTH);
    const count = this.#counts.get(short);
    if (count === undefined && this.#counts.size === MAX_NAMES) return false;
    this.#counts.set(short, (count ?? 0) + 1);
    return count === undefined;
  }
}
