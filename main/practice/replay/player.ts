import type { Clock } from '../../adapters/clock.ts';
import type { RecordedFrame } from './recording.ts';

/** How fast a recording is played: times the speed it was recorded at, or `max` for as fast as it goes. */
export type ReplaySpeed = number | 'max';

/** Frames played in one go at `max`, so that everything else gets its turn. */
const BATCH = 500;

/** Plays recorded frames in their rhythm, from `begin` on. */
export class Player {
  readonly #frames: readonly RecordedFrame[];
  readonly #speed: ReplaySpeed;
  readonly #clock: Clock;
  readonly #play: (frame: RecordedFrame) => void;
  #next = 0;
  #begun: number | null = null;
  #cancel = (): void => undefined;

  constructor(
    frames: readonly RecordedFrame[],
    speed: ReplaySpeed,
    clock: Clock,
    play: (frame: RecordedFrame) => void,
  ) {
    this.#frames = frames;
    this.#speed = speed;
    this.#clock = clock;
    this.#play = play;
  }

  /** Begins after `delay` ms; does nothing when it has begun before. */
  begin(delay: number): void {
    if (this.#begun !== null) return;
    this.#begun = this.#clock.now() + delay;
    this.#cancel = this.#clock.after(delay, () => this.#continue());
  }

  stop(): void {
    this.#cancel();
  }

  #continue(): void {
    for (let played = 0; this.#wait() <= 0 && played < BATCH; played += 1) {
      const frame = this.#frames[this.#next];
      this.#next += 1;
      if (frame) this.#play(frame);
    }
    const wait = this.#wait();
    if (wait < Infinity) this.#cancel = this.#clock.after(wait, () => this.#continue());
  }

  /** Ms until the next frame is due; Infinity after the last. */
  #wait(): number {
    const [first, next] = [this.#frames[0], this.#frames[this.#next]];
    if (!first || !next) return Infinity;
    if (this.#speed === 'max') return 0;
    const due = (next.receivedTime - first.receivedTime) / this.#speed;
    return Math.max(0, (this.#begun ?? 0) + due - this.#clock.now());
  }
}
