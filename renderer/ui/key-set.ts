/** A set of row keys that is replaced as a whole, never changed in place. */
export type KeySet = ReadonlySet<string>;

export const noKeys: KeySet = new Set();

export const keySet = (keys: Iterable<string>): KeySet => new Set(keys);

/** The same set with one key more, or without it when it was there. */
export function toggled(keys: KeySet, key: string): KeySet {
  const changed = new Set(keys);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}
