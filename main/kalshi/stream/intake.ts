import type { Clock } from '../../adapters/clock.ts';
import type { Log } from '../../adapters/log.ts';
import { readFrame, type Frame } from './frames.ts';
import { SequenceTracker, type Order } from './sequence.ts';
import { Strangers } from './strangers.ts';

/** A frame, and whether others were lost before it. Frames without a number are always next. */
export interface TakenFrame extends Frame {
  readonly order: Order;
}

/** What came in so far, for the log and for the curious. */
export interface StreamStatistics {
  readonly frames: number;
  readonly unreadable: number;
  /** Message types and fields this version does not know, and how often each came. */
  readonly strangers: ReadonlyMap<string, number>;
}

/** Reads what the socket brings, keeps count, and notices what is missing. */
export class FrameIntake {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #sequence = new SequenceTracker();
  readonly #strangers = new Strangers();
  #frames = 0;
  #unreadable = 0;

  constructor(parts: { readonly clock: Clock; readonly log: Log }) {
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  get statistics(): StreamStatistics {
    const strangers = this.#strangers.counts;
    return { frames: this.#frames, unreadable: this.#unreadable, strangers };
  }

  /** A new connection begins. */
  reset(): void {
    this.#sequence.reset();
  }

  take(text: string): TakenFrame {
    const frame = readFrame(text, this.#clock.now(), (name) => this.#meet(name));
    this.#frames += 1;
    if (frame.body.kind === 'unreadable') this.#countUnreadable();
    return { ...frame, order: this.#orderOf(frame) };
  }

  /** A snapshot makes up for everything before it. */
  #orderOf({ sid, seq, body }: Frame): Order {
    if (sid === null || seq === null) return 'next';
    if (body.kind !== 'snapshot') return this.#sequence.check(sid, seq);
    this.#sequence.restart(sid, seq);
    return 'next';
  }

  #countUnreadable(): void {
    this.#unreadable += 1;
    if (this.#unreadable === 1) this.#log.warn('The exchange sent a frame that cannot be read.');
  }

  #meet(name: string): void {
    if (this.#strangers.notice(name)) this.#log.info(`The exchange sends something new: ${name}`);
  }
}
