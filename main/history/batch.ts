import type { HistoryTick } from '../../preload/contract/history.ts';
import type { Trade } from '../../preload/contract/trade.ts';
import type { Timers } from '../adapters/timers.ts';
import type { Tape } from './tape.ts';

/** What is not on disk yet is at most this old, or this much. */
const FLUSH_MS = 250;
const FLUSH_ROWS = 1_000;
/** Rows of one transaction: about 3 ms, so that prices and windows never wait for history. */
const SLICE_ROWS = 250;

/** A row that waits to be written. */
export type Pending =
  { readonly tape: Tape; readonly tick: HistoryTick } | { readonly trade: Trade };

/** Gathers rows and hands them on in slices, in the order they came. */
export class Batch {
  readonly #timers: Timers;
  readonly #write: (rows: readonly Pending[]) => void;
  #rows: Pending[] = [];

  /** `write` is called with one transaction's worth at a time. */
  constructor(timers: Timers, write: (rows: readonly Pending[]) => void) {
    this.#timers = timers;
    this.#write = write;
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  add(row: Pending): void {
    this.#rows.push(row);
    if (this.#rows.length >= FLUSH_ROWS) this.#timers.after('flush', 0, this.#flush);
    else if (!this.#timers.has('flush')) this.#timers.after('flush', FLUSH_MS, this.#flush);
  }

  /** Hands on everything now. */
  flush(): void {
    this.#timers.cancel('flush');
    while (this.#rows.length > 0) this.#slice();
  }

  /** Forgets what has not been handed on. */
  clear(): void {
    this.#timers.cancel('flush');
    this.#rows = [];
  }

  /** A slice now, the rest in later turns of the event loop. */
  readonly #flush = (): void => {
    this.#slice();
    if (this.#rows.length > 0) this.#timers.after('flush', 0, this.#flush);
  };

  #slice(): void {
    this.#write(this.#rows.splice(0, SLICE_ROWS));
  }
}
