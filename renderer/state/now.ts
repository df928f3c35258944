import { createSubscriber } from 'svelte/reactivity';

const TICK_MS = 1000;

/**
 * The present, for everything on screen that counts seconds.
 *
 * One timer serves all readers. It runs only while something on screen reads the time and the window can be seen.
 */
export class Now {
  readonly #aheadMs: () => number;
  readonly #subscribe = createSubscriber((update) => {
    let timer: number | undefined;
    const follow = (): void => {
      window.clearInterval(timer);
      if (document.hidden) return;
      update();
      timer = window.setInterval(update, TICK_MS);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', follow);
    };
  });

  /** `aheadMs` is how far the exchange's clock is ahead of this machine's, in ms. */
  constructor(aheadMs: () => number) {
    this.#aheadMs = aheadMs;
  }

  /** Unix ms; inside an effect or template it is read again every second. */
  get time(): number {
    this.#subscribe();
    return Date.now();
  }

  /** The same by the exchange's clock: what its own moments are counted down to. */
  get exchangeTime(): number {
    return this.time + this.#aheadMs();
  }
}
