import type { Market } from '../../preload/contract/market.ts';
import type { PushName, Pushes } from '../../preload/contract/pushes.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';

/** One frame at 60 per second: the screen cannot show more. */
const FRAME_MS = 16;

/** Where pushes go: to the window, or nowhere while there is none. */
export type Push = <Name extends PushName>(name: Name, value: Pushes[Name]) => void;

/**
 * Tells the window which prices changed. They are gathered and sent at most once a frame, the latest of each market; while
 * the window is hidden nothing is sent at all, and showing it sends what has changed meanwhile.
 */
export class Pusher {
  readonly #timers: Timers;
  readonly #push: Push;
  readonly #quotes = new Map<string, Quote>();
  readonly #markets = new Map<string, Market>();
  #visible = false;

  constructor(clock: Clock, push: Push) {
    this.#timers = new Timers(clock);
    this.#push = push;
  }

  quote(quote: Quote): void {
    this.#quotes.set(quote.ticker, quote);
    this.#schedule();
  }

  market(market: Market): void {
    this.#markets.set(market.ticker, market);
    this.#schedule();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#flush();
  }

  #schedule(): void {
    if (this.#visible && !this.#timers.has('frame')) {
      this.#timers.after('frame', FRAME_MS, () => this.#flush());
    }
  }

  #flush(): void {
    if (this.#markets.size > 0) this.#push('markets', [...this.#markets.values()]);
    if (this.#quotes.size > 0) this.#push('quotes', [...this.#quotes.values()]);
    this.#markets.clear();
    this.#quotes.clear();
  }
}
