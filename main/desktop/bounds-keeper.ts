import type { Cancel, Clock } from '../adapters/clock.ts';
import type { Rectangle } from './geometry.ts';

/** A resize by hand is over when nothing has moved for this long. */
const SETTLE_MS = 500;

const ROUNDING = 2;

/** Where the window's place and size live between starts. */
export interface BoundsStore {
  load(): Rectangle | null;
  save(bounds: Rectangle): void;
}

/**
 * Remembers the size and place a person gives the window. What the app itself set, for instance smaller on a small display,
 * is no choice of the person and is not remembered.
 */
export class BoundsKeeper {
  readonly #store: BoundsStore;
  readonly #clock: Clock;
  #applied: Rectangle | null = null;
  #cancel: Cancel | null = null;

  constructor(store: BoundsStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  load(): Rectangle | null {
    return this.#store.load();
  }

  /** The app is about to give the window these bounds. */
  applied(bounds: Rectangle): void {
    this.#applied = bounds;
  }

  /** The window was moved or resized, by whomever; `read` tells its bounds once it rests. */
  changed(read: () => Rectangle | null): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(SETTLE_MS, () => {
      this.#cancel = null;
      const bounds = read();
      if (bounds && !isNear(bounds, this.#applied)) this.#store.save(bounds);
    });
  }
}

/** Whether two bounds differ by rounding only: at 125 % scale a window reads back a pixel off what it was set to. */
function isNear(a: Rectangle, b: Rectangle | null): boolean {
  if (!b) return false;
  const differences = [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height];
  return differences.every((difference) => Math.abs(difference) <= ROUNDING);
}
