import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { Timers } from './timers.ts';

/** What may be lost in a crash is this much of the latest changes; and a disk that refused is asked again after it. */
const SAVE_MS = 5_000;

/** What a saver is made of. */
export interface SaverParts {
  readonly clock: Clock;
  readonly log: Log;
  /** The subject of the sentence that the log gets when saving fails. */
  readonly what: string;
  /** Writes all that is unsaved, or throws. */
  readonly save: () => void;
}

/**
 * Saves what changes while no person waits for it.
 *
 * A full disk must end neither the timer nor the poll that led here, nor quitting: of failures in a row the first is logged,
 * and saving is tried again until it works.
 */
export class Saver {
  readonly #parts: SaverParts;
  readonly #timers: Timers;
  #isFailing = false;

  constructor(parts: SaverParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  /** Saves within 5 s, together with what else changes until then. */
  saveSoon(): void {
    if (!this.#timers.has('save')) this.#timers.after('save', SAVE_MS, () => this.save());
  }

  /** Saves now. */
  save(): void {
    this.#timers.cancelAll();
    try {
      this.#parts.save();
      this.#isFailing = false;
    } catch (error) {
      this.#report(error);
      this.saveSoon();
    }
  }

  /** Saves what is unsaved for the last time. */
  stop(): void {
    if (this.#timers.has('save')) this.save();
    this.#timers.cancelAll();
  }

  #report(error: unknown): void {
    const { log, what } = this.#parts;
    if (!this.#isFailing) log.warn(`${what} could not be saved yet: ${String(error)}`);
    this.#isFailing = true;
  }
}
