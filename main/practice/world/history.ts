import { barOf, joinBars, joinPeriods, periodEnd, quietAfter, type Bar } from './bars.ts';
import { DAY, MINUTE } from './calendar.ts';
import { hashText, mix, seededRandom, uniform } from './noise.ts';
import { someSize } from './order-book.ts';
import type { BestPrices, Quoter } from './quoting.ts';
import type { PracticeTrade } from './trade.ts';

const QUARTER = 15 * MINUTE;
/** Before the exchange started, a market is told every 20 seconds for two days, and every 15 minutes before that. */
const FINE_STEP = 20_000;
const FINE_TIME = 2 * DAY;
/** More minute bars than this (about 3 days) are thinned to quarter hours. */
const MAX_BARS = 4_500;
/** Recorded trades that the tape of a market remembers. */
const MAX_TRADES = 1_000;

/** The market whose history it is. */
export interface HistorySubject {
  readonly plan: { readonly ticker: string; readonly activity: number };
  readonly quote: Quoter;
  /** Unix ms between which it trades; both may still be moved. */
  readonly openTime: number;
  readonly closeTime: number;
}

/** A market's past: made up, always the same, from before the exchange was started, and recorded from then on. */
export class History {
  readonly #subject: HistorySubject;
  readonly #seed: number;
  readonly #start: number;
  readonly #openInterest: number;
  #bars: Bar[] = [];
  readonly #trades: PracticeTrade[] = [];

  /** `start` is when recording begins, Unix ms; `openInterest` what there was then. */
  constructor(subject: HistorySubject, start: number, openInterest: number) {
    this.#subject = subject;
    this.#seed = hashText(`${subject.plan.ticker} past`);
    this.#start = start;
    this.#openInterest = openInterest;
  }

  /** Notes how a market stands now, and the trade that just happened. */
  record(time: number, prices: BestPrices, trade: PracticeTrade | null, interest: number): void {
    const bar = barOf(time, prices, trade, interest);
    const last = this.#bars.at(-1);
    if (last && periodEnd(last.time, MINUTE) === periodEnd(time, MINUTE)) {
      this.#bars[this.#bars.length - 1] = joinBars(last, bar);
    } else this.#bars.push(bar);
    if (this.#bars.length > MAX_BARS) this.#bars = thinned(this.#bars, time - FINE_TIME);
    if (trade) this.#trades.push(trade);
    if (this.#trades.length > MAX_TRADES) this.#trades.shift();
  }

  /** Trades in [from, to], oldest first. */
  trades(from: number, to: number): PracticeTrade[] {
    const before = this.#moments(from, to).flatMap((time) => this.#pastTrade(time) ?? []);
    return [...before, ...this.#trades.filter(({ time }) => time >= from && time <= to)];
  }

  /** The last trade at or before a moment, when there was one within a day. */
  lastTrade(time: number): PracticeTrade | null {
    const recorded = this.#trades.findLast((trade) => trade.time <= time);
    if (recorded) return recorded;
    for (const moment of this.#moments(time - DAY, time).reverse()) {
      const trade = this.#pastTrade(moment);
      if (trade) return trade;
    }
    return null;
  }

  /**
   * One bar for each period of `length` ms that ends in [from, to], also for those in which nothing happened, and the
   * last trade price before each; `null` when there was none. Nothing is told from before the market opened.
   */
  periods(
    from: number,
    to: number,
    length: number,
  ): { readonly end: number; readonly bar: Bar; readonly previous: number | null }[] {
    const first = periodEnd(Math.max(from, this.#subject.openTime + 1), length);
    const begin = first - length;
    const happened = joinPeriods(this.#between(begin, to), length);
    let last = this.#stateAt(begin);
    let previous = this.#lastPrice(begin);
    return Array.from({ length: Math.max(0, Math.floor((to - first) / length) + 1) }, (_, n) => {
      const end = first + n * length;
      const bar = happened.get(end);
      const whole = bar ? joinBars(quietAfter(last), bar) : quietAfter(last);
      const period = { end, bar: whole, previous };
      last = whole;
      previous = whole.price?.close ?? previous;
      return period;
    });
  }

  /** Bars later than `from` up to `to`. */
  #between(from: number, to: number): Bar[] {
    const past = this.#moments(from + 1, to).map((time) => this.#pastBar(time));
    return [...past, ...this.#bars.filter(({ time }) => time > from && time <= to)];
  }

  #stateAt(time: number): Bar {
    const recorded = this.#bars.findLast((bar) => bar.time <= time);
    return recorded ?? this.#pastBar(Math.max(time, this.#subject.openTime));
  }

  #lastPrice(time: number): number | null {
    const recorded = this.#bars.findLast((bar) => bar.time <= time && bar.price !== null);
    return recorded?.price?.close ?? this.lastTrade(time)?.price ?? null;
  }

  #pastBar(time: number): Bar {
    return barOf(time, this.#subject.quote(time), this.#pastTrade(time), this.#openInterest);
  }

  /** The moments in [from, to] before the start at which the made-up past is told. */
  #moments(from: number, to: number): number[] {
    const end = Math.min(to, this.#start - 1, this.#subject.closeTime);
    const fine = periodEnd(this.#start - FINE_TIME, QUARTER);
    const begin = Math.max(from, this.#subject.openTime);
    return [
      ...multiples(QUARTER, begin, Math.min(end, fine - 1)),
      ...multiples(FINE_STEP, Math.max(begin, fine), end),
    ];
  }

  #pastTrade(time: number): PracticeTrade | null {
    const { plan, quote } = this.#subject;
    const hash = mix(this.#seed, Math.floor(time / 1000));
    const step = time < this.#start - FINE_TIME ? QUARTER : FINE_STEP;
    if (uniform(hash) >= 1 - Math.exp((-plan.activity * step) / (5 * MINUTE))) return null;
    const { bid, ask } = quote(time);
    const taker = hash % 2 === 0 ? 'yes' : 'no';
    const price = taker === 'yes' ? ask : bid;
    if (price === null) return null;
    return { time, price, count: someSize(seededRandom(hash)), serial: 0, taker };
  }
}

/** Multiples of `step` in [from, to]. */
function multiples(step: number, from: number, to: number): number[] {
  const first = periodEnd(from, step);
  return Array.from(
    { length: Math.max(0, Math.floor((to - first) / step) + 1) },
    (_, n) => first + n * step,
  );
}

function thinned(bars: readonly Bar[], before: number): Bar[] {
  const old = bars.filter(({ time }) => time < before);
  return [...joinPeriods(old, QUARTER).values(), ...bars.filter(({ time }) => time >= before)];
}
