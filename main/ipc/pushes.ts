import type { Market } from '../../preload/contract/market.ts';
import type { PushName, Pushes } from '../../preload/contract/pushes.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';
import { HeldPushes, type HeldName } from './held-pushes.ts';

/** One frame at 60 per second: the screen cannot show more. */
const FRAME_MS = 16;

/** Where pushes go: to the window, or nowhere while there is none. */
export type Push = <Name extends PushName>(name: Name, value: Pushes[Name]) => void;

/**
 * Tells the window what changed. Prices are gathered and sent at most once a frame, the latest of each market, and so are order
 * books and trades. While the window is hidden nothing is sent at all, and showing it sends what has changed meanwhile.
 */
export class Pusher {
  readonly #timers: Timers;
  readonly #push: Push;
  readonly #quotes = new Map<string, Quote>();
  readonly #markets = new Map<string, Market>();
  readonly #held = new HeldPushes();
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

  push<Name extends HeldName>(name: Name, value: Pushes[Name]): void {
    this.#held.add(name, value);
    if (name === 'orderBook' || name === 'trades') this.#schedule();
    else if (this.#visible) this.#held.send(this.#push);
  }

  /** Drops what waits: it is about another exchange, and the window asks for everything when it hears of the new one. */
  forget(): void {
    this.#quotes.clear();
    this.#markets.clear();
    this.#held.clear();
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
    if (!this.#visible) return;
    this.#held.send(this.#push);
    if (this.#markets.size > 0) this.#push('markets', [...this.#markets.values()]);
    if (this.#quotes.size > 0) this.#push('quotes', [...this.#quotes.values()]);
    this.#markets.clear();
    this.#quotes.clear();
  }
}
