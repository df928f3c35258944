import { pushChannel } from '../../preload/contract/api.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { PushName, Pushes } from '../../preload/contract/pushes.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';

/** One frame at 60 per second: the screen cannot show more. */
const FRAME_MS = 16;

/** Where pushes go: the window's `webContents.send`, or nowhere while there is no window. */
export type Send = (channel: string, value: unknown) => void;

/**
 * Tells the window what changed. Quotes and markets are gathered and sent at most once a frame, the latest of each; while
 * the window is hidden nothing is sent at all, and showing it sends what has changed meanwhile.
 */
export class Pusher {
  readonly #timers: Timers;
  readonly #send: Send;
  readonly #quotes = new Map<string, Quote>();
  readonly #markets = new Map<string, Market>();
  #visible = false;

  constructor(clock: Clock, send: Send) {
    this.#timers = new Timers(clock);
    this.#send = send;
  }

  /** Sends at once: for what changes seldom. */
  push<Name extends PushName>(name: Name, value: Pushes[Name]): void {
    this.#send(pushChannel(name), value);
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
    if (this.#markets.size > 0) this.push('markets', [...this.#markets.values()]);
    if (this.#quotes.size > 0) this.push('quotes', [...this.#quotes.values()]);
    this.#markets.clear();
    this.#quotes.clear();
  }
}
