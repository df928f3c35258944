import type { RecordingState } from '../../preload/contract/history.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import type { Timers } from '../adapters/timers.ts';
import type { HistoryStore } from './history-store.ts';
import { whyPaused, type PauseReason } from './sqlite-errors.ts';

/** After a failed write, the next try. */
const RETRY_MS = 30_000;

export interface PausableWriterParts {
  readonly store: HistoryStore;
  readonly timers: Timers;
  readonly hasRoom: () => boolean;
  readonly log: Log;
  /** What memory holds is no longer what the file holds. */
  readonly onPause: () => void;
  readonly onResume: () => void;
}

/** Writes to the history file until it refuses, and again when it may take it: recording ↔ paused. */
export class PausableWriter {
  readonly #parts: PausableWriterParts;
  readonly #states = new Emitter<RecordingState>();
  #state: RecordingState = { name: 'recording' };

  constructor(parts: PausableWriterParts) {
    this.#parts = parts;
  }

  /** Calls back when writing pauses or resumes. */
  readonly listen = this.#states.listen;

  get state(): RecordingState {
    return this.#state;
  }

  get isPaused(): boolean {
    return this.#state.name === 'paused';
  }

  /** Runs `action` in a transaction, or not at all while paused. */
  write(action: () => void): void {
    this.attempt(() => this.#parts.store.transaction(action));
  }

  /** Runs `action` unless paused; when it throws, writing pauses. */
  attempt(action: () => void): void {
    if (this.isPaused) return;
    try {
      action();
    } catch (error) {
      this.#parts.log.warn(`History could not be written: ${String(error)}`);
      this.pause(whyPaused(error));
    }
  }

  /** A damaged file is not tried again: it is set aside at the next start. */
  pause(reason: PauseReason): void {
    if (this.isPaused) return;
    this.#setState({ name: 'paused', reason });
    this.#parts.onPause();
    if (reason !== 'damaged') this.#retryLater();
  }

  #retryLater(): void {
    this.#parts.timers.after('retry', RETRY_MS, () => this.#retry());
  }

  #retry(): void {
    if (this.#parts.hasRoom()) {
      this.#setState({ name: 'recording' });
      this.#parts.onResume();
    } else this.#retryLater();
  }

  #setState(state: RecordingState): void {
    this.#state = state;
    this.#states.emit(state);
  }
}
