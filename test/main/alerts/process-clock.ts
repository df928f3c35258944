import type { Cancel, Clock } from '../../../main/adapters/clock.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';

/** A machine's wall clock, which can be set to another time without any timer noticing. */
export class WallClock {
  readonly base: FakeClock;
  skew = 0;

  constructor(base: FakeClock) {
    this.base = base;
  }

  now(): number {
    return this.base.now() + this.skew;
  }
}

/** The clock of one process: its timers die with it. */
export class ProcessClock implements Clock {
  readonly #wall: WallClock;
  #alive = true;

  constructor(wall: WallClock) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall.now();
  }

  after(ms: number, callback: () => void): Cancel {
    return this.#wall.base.after(ms, () => {
      if (this.#alive) callback();
    });
  }

  kill(): void {
    this.#alive = false;
  }
}
