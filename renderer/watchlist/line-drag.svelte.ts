import type { Attachment } from 'svelte/attachments';
import { SvelteSet } from 'svelte/reactivity';
import { slotUnder } from './placing.ts';

/** What is said of the row that the pointer drags. Other kinds are dropped by other programs. */
const KIND = 'application/x-kalshi-tray-line';

/** Rows dragged to another place with the pointer, and the gap they would fall into. */
export class LineDrag {
  /** The gap: 0 above the first row; `null` while nothing is dragged over the list. */
  slot = $state.raw<number | null>(null);
  readonly keys = new SvelteSet<string>();
  #from = 0;
  readonly #keysOf: (key: string) => readonly string[];
  readonly #drop: (keys: readonly string[], slot: number) => void;

  /** `keysOf` names all rows that go along with one; `drop` is told where they fell. */
  constructor(
    keysOf: (key: string) => readonly string[],
    drop: (keys: readonly string[], slot: number) => void,
  ) {
    this.#keysOf = keysOf;
    this.#drop = drop;
  }

  /** Makes the row of that key, the `index`-th of the list, a source and a target. */
  row(key: string, index: number): Attachment<HTMLElement> {
    return (row) => {
      row.draggable = true;
      const listeners = new AbortController();
      const { signal } = listeners;
      row.addEventListener('dragstart', (event) => this.#start(event, key, index), { signal });
      row.addEventListener('dragover', (event) => this.#over(event, row, index), { signal });
      row.addEventListener('drop', (event) => this.#fall(event), { signal });
      row.addEventListener('dragend', () => this.#end(), { signal });
      return () => listeners.abort();
    };
  }

  #start(event: DragEvent, key: string, index: number): void {
    event.dataTransfer?.setData(KIND, key);
    this.#from = index;
    for (const moving of this.#keysOf(key)) this.keys.add(moving);
  }

  #over(event: DragEvent, row: HTMLElement, index: number): void {
    if (this.keys.size === 0) return;
    event.preventDefault();
    const { top, height } = row.getBoundingClientRect();
    this.slot = slotUnder(this.#from, index, (event.clientY - top) / height);
  }

  #fall(event: DragEvent): void {
    event.preventDefault();
    if (this.slot !== null && this.keys.size > 0) this.#drop([...this.keys], this.slot);
    this.#end();
  }

  #end(): void {
    this.keys.clear();
    this.slot = null;
  }
}
