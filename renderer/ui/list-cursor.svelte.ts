/**
 * Which row of a list the keyboard is on.
 *
 * The row is remembered by its key, not its place, so that it stays where it is while the list changes around it. When the
 * row itself goes, the cursor falls to the one that takes its place.
 */
export class ListCursor {
  readonly #keys: () => readonly string[];
  #key = $state.raw<string | null>(null);
  #place = 0;

  /** `keys` reads the list as it is now, in order. */
  constructor(keys: () => readonly string[]) {
    this.#keys = keys;
  }

  /** The row's place in the list; −1 when the list is empty. */
  get index(): number {
    const keys = this.#keys();
    const index = this.#key === null ? -1 : keys.indexOf(this.#key);
    return index >= 0 ? index : Math.min(this.#place, keys.length - 1);
  }

  get key(): string | null {
    return this.#keys()[this.index] ?? null;
  }

  put(index: number): void {
    const keys = this.#keys();
    this.#place = Math.max(0, Math.min(index, keys.length - 1));
    this.#key = keys[this.#place] ?? null;
  }

  /** Answers a key press; `false` when the key means nothing to a list. `page` is a screenful of rows. */
  press(key: string, page: number): boolean {
    const target = targetOf(key, this.index, page, this.#keys().length);
    if (target === null) return false;
    this.put(target);
    return true;
  }
}

function targetOf(key: string, index: number, page: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return index + 1;
    case 'ArrowUp':
    case 'k':
      return index - 1;
    case 'PageDown':
      return index + page;
    case 'PageUp':
      return index - page;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
