/**
 * Gathers what comes in between two frames and hands it over once, when the next frame begins: the page is then changed and
 * laid out once a frame, however often it is told something. A window that is not drawn has no frames, and no work.
 */
export class FrameBatch<Item> {
  readonly #apply: (items: readonly Item[]) => void;
  readonly #keyOf: (item: Item) => string;
  readonly #waiting = new Map<string, Item>();

  /** Of several items with the same key, `apply` is given the latest. */
  constructor(keyOf: (item: Item) => string, apply: (items: readonly Item[]) => void) {
    this.#keyOf = keyOf;
    this.#apply = apply;
  }

  add(items: readonly Item[]): void {
    if (this.#waiting.size === 0) requestAnimationFrame(() => this.#flush());
    for (const item of items) this.#waiting.set(this.#keyOf(item), item);
  }

  /** Forgets what was not handed over yet. */
  clear(): void {
    this.#waiting.clear();
  }

  #flush(): void {
    const items = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#apply(items);
  }
}
