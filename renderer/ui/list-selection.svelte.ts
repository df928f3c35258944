import { keySet, noKeys, toggled } from './key-set.ts';
import type { ListCursor } from './list-cursor.svelte.ts';

/** The part of a key press or click that marking rows depends on. */
export interface MarkingPress {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * Which rows of a list are marked, for what is done to several at once: Shift+arrows and Shift+click mark a stretch,
 * Ctrl+A marks all, Ctrl+click one more. Without marks it stands for the row the keyboard is on.
 */
export class ListSelection {
  readonly #cursor: ListCursor;
  readonly #keys: () => readonly string[];
  #marked = $state.raw(noKeys);
  /** Where the marked stretch begins; `null` while there is none. */
  #anchor: string | null = null;

  /** `keys` reads the list as it is now, in order. */
  constructor(cursor: ListCursor, keys: () => readonly string[]) {
    this.#cursor = cursor;
    this.#keys = keys;
  }

  /** The marked rows in the list's order, or the current row when none is marked. */
  get keys(): readonly string[] {
    const marked = this.#keys().filter((key) => this.#marked.has(key));
    if (marked.length > 0) return marked;
    return this.#cursor.key === null ? [] : [this.#cursor.key];
  }

  /** How many rows are marked. */
  get size(): number {
    return this.#keys().filter((key) => this.#marked.has(key)).length;
  }

  has(key: string): boolean {
    return this.#marked.has(key);
  }

  /** `false` when nothing was marked. */
  clear(): boolean {
    const had = this.size > 0;
    this.#marked = noKeys;
    this.#anchor = null;
    return had;
  }

  /** Answers a key press; `false` when it marks nothing. `page` is a screenful of rows. */
  press(press: MarkingPress & { readonly key: string }, page: number): boolean {
    if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === 'a' && this.#markAll();
    if (press.shiftKey) return this.#extend(() => this.#cursor.press(press.key, page));
    if (/^(Arrow|Page|Home|End)/.test(press.key)) this.clear();
    return false;
  }

  /** Answers a click on a row; `false` for a plain one, which opens the row. */
  click(click: MarkingPress, index: number): boolean {
    if (click.shiftKey) {
      return this.#extend(() => {
        this.#cursor.put(index);
        return true;
      });
    }
    if (!click.ctrlKey && !click.metaKey) return false;
    this.#toggle(index);
    return true;
  }

  #markAll(): true {
    this.#marked = keySet(this.#keys());
    return true;
  }

  #extend(move: () => boolean): boolean {
    const from = this.#anchor ?? this.#cursor.key;
    if (!move()) return false;
    this.#anchor = from;
    const keys = this.#keys();
    const ends = [from === null ? this.#cursor.index : keys.indexOf(from), this.#cursor.index];
    this.#marked = keySet(keys.slice(Math.min(...ends), Math.max(...ends) + 1));
    return true;
  }

  #toggle(index: number): void {
    this.#cursor.put(index);
    const key = this.#keys()[index];
    if (key === undefined) return;
    this.#marked = toggled(this.#marked, key);
    this.#anchor = key;
  }
}
