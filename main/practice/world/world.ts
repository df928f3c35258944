import { Emitter } from '../../adapters/emitter.ts';
import type { Random } from '../../adapters/random.ts';
import { catalogue } from './catalogue/index.ts';
import { MINUTE } from './calendar.ts';
import { advance, type Announcement, type LifeStep } from './lifecycle.ts';
import { Listing } from './listing.ts';
import type { LiveMarket } from './live-market.ts';
import { hashText, seededRandom } from './noise.ts';
import type { BookChange } from './order-book.ts';
import type { SeriesPlan } from './plan.ts';
import type { PracticeTrade } from './trade.ts';

/** Something happened to a market that its followers hear about. */
export type WorldEvent = { readonly market: LiveMarket; readonly time: number } & (
  | { readonly kind: 'quote' }
  | { readonly kind: 'trade'; readonly trade: PracticeTrade }
  | { readonly kind: 'book'; readonly change: BookChange }
  | { readonly kind: 'lifecycle'; readonly announcement: Announcement }
);

/** How a world begins. */
export interface WorldOptions {
  readonly seed: number;
  /** Unix ms at which the simulation begins. */
  readonly now: number;
  /** Visits of makers per second over all markets; most of them change something. 0 freezes every price. */
  readonly pace: number;
}

const TRADES_PER_VISIT = 0.2;

/**
 * The simulated exchange: markets, their books and their lives, moved by `step`. It has no clock and no chance of its
 * own: the same seed and the same steps give the same frames.
 */
export class PracticeWorld {
  readonly series: readonly SeriesPlan[];
  readonly listing: Listing;
  readonly listen;
  readonly #events = new Emitter<WorldEvent>();
  readonly #random: Random;
  readonly #pace: number;
  #lastStep: number;
  #lastRefresh: number;
  /** False during maintenance: nothing trades and no price moves. */
  trading = true;

  constructor({ seed, now, pace }: WorldOptions) {
    this.series = catalogue(seed);
    this.listing = new Listing(this.series);
    this.listen = this.#events.listen;
    this.#random = seededRandom(hashText('world', seed));
    this.#pace = pace;
    this.#lastStep = now;
    this.#lastRefresh = now;
    this.listing.refresh(now);
    this.step(now);
  }

  /** Lets happen what happens up to `now` (Unix ms). */
  step(now: number): void {
    if (now - this.#lastRefresh >= MINUTE) this.#list(now);
    for (const market of this.listing.live()) this.#age(market, now);
    const seconds = Math.min(1, (now - this.#lastStep) / 1000);
    this.#lastStep = now;
    if (this.trading) this.#visitSome(this.#pace * seconds, now);
  }

  /** Makers look at one market, and sometimes somebody trades with them. */
  visit(market: LiveMarket, now: number): void {
    const changes = market.requote(now, this.#random);
    const traded = this.#random() < TRADES_PER_VISIT ? market.trade(now, this.#random) : null;
    if (traded) this.tell(market, now, [...changes, traded.change], traded.trade);
    else if (changes.length > 0) this.tell(market, now, changes);
  }

  /** Records what changed in a market and tells its followers. */
  tell(
    market: LiveMarket,
    time: number,
    changes: readonly BookChange[],
    trade: PracticeTrade | null = null,
  ): void {
    market.history.record(time, market.prices(), trade, market.openInterest);
    for (const change of changes) this.#events.emit({ kind: 'book', market, time, change });
    if (trade) this.#events.emit({ kind: 'trade', market, time, trade });
    this.#events.emit({ kind: 'quote', market, time });
  }

  /** Tells the followers of a market that it has come a step further in its life. */
  tellStep(market: LiveMarket, step: LifeStep, now: number): void {
    if (step.announcement) this.announce(market, step.announcement, step.time);
    if (step.cancelled.length > 0) this.tell(market, now, step.cancelled);
  }

  /** Sends a message of the lifecycle channel. */
  announce(market: LiveMarket, announcement: Announcement, time: number): void {
    this.#events.emit({ kind: 'lifecycle', market, announcement, time });
  }

  #list(now: number): void {
    this.#lastRefresh = now;
    for (const market of this.listing.refresh(now)) this.announce(market, 'created', now);
  }

  /** Everything in a market's life that was due. */
  #age(market: LiveMarket, now: number): void {
    const traded = market.status === 'active';
    for (let step = advance(market, now); step; step = advance(market, now)) {
      this.tellStep(market, step, now);
    }
    if (!traded && market.status === 'active') this.visit(market, now);
  }

  /** `expected` visits on average, to busy markets more often. */
  #visitSome(expected: number, now: number): void {
    const open = this.listing.live().filter(({ status }) => status === 'active');
    const total = open.reduce((sum, { plan }) => sum + plan.activity, 0);
    for (let left = expected; left > this.#random(); left -= 1) {
      let ball = this.#random() * total;
      const market = open.find(({ plan }) => (ball -= plan.activity) < 0);
      if (market) this.visit(market, now);
    }
  }
}
