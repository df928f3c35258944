interface Entry {
  readonly time: number;
  readonly id: number;
}

/** Outdated entries put up with before the heap is built anew. */
const SLACK = 64;

/**
 * Who wants to be woken when: a binary heap, so that setting a time costs the logarithm of the number of sleepers.
 *
 * Changing one's time leaves the old entry in the heap, to be recognised as outdated when it comes up.
 */
export class WakeQueue {
  readonly #heap: Entry[] = [];
  readonly #times = new Map<number, number>();

  /** Wakes `id` at `time` (Unix ms) instead of whatever was set before; `null` lets it sleep. */
  set(id: number, time: number | null): void {
    if (this.#times.get(id) === (time ?? undefined)) return;
    if (time === null) {
      this.#times.delete(id);
      return;
    }
    this.#times.set(id, time);
    this.#heap.push({ time, id });
    this.#rise(this.#heap.length - 1);
    if (this.#heap.length > 2 * this.#times.size + SLACK) this.#sweep();
  }

  /** The earliest time anybody wants to be woken at; `null` when all sleep. */
  get next(): number | null {
    for (;;) {
      const first = this.#heap[0];
      if (first === undefined) return null;
      if (this.#times.get(first.id) === first.time) return first.time;
      this.#removeFirst();
    }
  }

  /** Takes out everybody whose time has come, earliest first. */
  takeDue(now: number): readonly number[] {
    const due: number[] = [];
    for (let next = this.next; next !== null && next <= now; next = this.next) {
      const first = this.#removeFirst();
      if (first === undefined) break;
      this.#times.delete(first.id);
      due.push(first.id);
    }
    return due;
  }

  /** Throws out what is outdated; a sorted list is a heap. */
  #sweep(): void {
    const live = [...this.#times].map(([id, time]) => ({ id, time })).sort(compare);
    this.#heap.splice(0, this.#heap.length, ...live);
  }

  #removeFirst(): Entry | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last !== undefined && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isEarlier(index, parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const child = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#isEarlier(child, index)) return;
      this.#swap(index, child);
      index = child;
    }
  }

  #isEarlier(a: number, b: number): boolean {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    return first !== undefined && second !== undefined && compare(first, second) < 0;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}

/** Those with the same time go by id, so that the order never depends on the past. */
function compare(a: Entry, b: Entry): number {
  return a.time - b.time || a.id - b.id;
}
