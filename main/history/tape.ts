import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type { HistoryCandle, HistoryTick } from '../../preload/contract/history.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { HistoryStore } from './history-store.ts';
import { foldFrom } from './mend.ts';
import type { MinuteFold } from './minute-fold.ts';
import { periodEnd } from './period.ts';

/** Minutes written at a time, since they lie side by side in the file. Of ticks, `mend` makes those again that a crash took. */
const MINUTES_AT_ONCE = 10;

/** The recording of one market, from the beginning of a stretch to its end. All writing needs a transaction around it. */
export class Tape {
  readonly market: number;
  readonly #store: HistoryStore;
  readonly #fold: MinuteFold;
  #lastTime: number;
  #hasBegun = false;
  #written: { readonly time: number; readonly nth: number };
  #isSettled = true;
  /** Minutes that are over and not written yet. */
  #closed: HistoryCandle[] = [];
  /** End of the hour whose minutes are not rolled up yet. */
  #hour: number | null = null;

  constructor(store: HistoryStore, market: number) {
    const newest = store.ticks.newest(market);
    const time = newest?.tick.time ?? 0;
    this.market = market;
    this.#store = store;
    this.#lastTime = time;
    this.#written = { time, nth: newest?.nth ?? -1 };
    this.#fold = foldFrom(store.ticks, market, periodEnd(time, 1) - MINUTE_MS).fold;
  }

  /** The newest tick's time, Unix ms; 0 before the first ever. */
  get lastTime(): number {
    return this.#lastTime;
  }

  /** A quote as the next tick. Ticks keep the order they came in, also where the exchange's times disagree. */
  tickOf(quote: Quote): HistoryTick {
    const time = Math.max(this.#lastTime, quote.exchangeTime);
    const begins = !this.#hasBegun;
    this.#lastTime = time;
    this.#hasBegun = true;
    return {
      time,
      bid: quote.yesBid?.price ?? null,
      bidSize: quote.yesBid?.size ?? null,
      ask: quote.yesAsk?.price ?? null,
      askSize: quote.yesAsk?.size ?? null,
      last: quote.last,
      volume: quote.volume,
      openInterest: quote.openInterest,
      source: quote.source,
      begins,
    };
  }

  write(tick: HistoryTick): void {
    const { time } = tick;
    this.#written = { time, nth: time === this.#written.time ? this.#written.nth + 1 : 0 };
    this.#store.ticks.add(this.market, { tick, nth: this.#written.nth });
    if (tick.begins) this.#store.coverage.beginStretch(this.market, time);
    const closed = this.#fold.add(tick);
    if (closed) this.#closed.push(closed);
    if (this.#closed.length === MINUTES_AT_ONCE) this.#keepClosed();
    this.#isSettled = false;
  }

  /** Writes every minute, hour and day, those that are still forming as they stand. */
  settle(): void {
    const { forming } = this.#fold;
    if (this.#isSettled || !forming) return;
    this.#keepClosed();
    this.#keep(forming);
    if (this.#hour !== null) this.#store.writer.rollUp(this.market, this.#hour);
    this.#isSettled = true;
  }

  /** Nothing after `time` (Unix ms) is known any more. */
  end(time: number): void {
    this.settle();
    this.#store.coverage.endStretch(this.market, Math.max(time, this.#written.time));
  }

  #keepClosed(): void {
    for (const minute of this.#closed) this.#keep(minute);
    this.#closed = [];
  }

  #keep(minute: HistoryCandle): void {
    const hour = periodEnd(minute.endTime, 60);
    if (this.#hour !== null && hour !== this.#hour) this.#closeHour(this.#hour, hour);
    this.#store.writer.recordMinute(this.market, minute);
    this.#hour = hour;
  }

  /** A day is made when it is over, or when somebody wants to know how it stands. */
  #closeHour(ended: number, next: number): void {
    const { writer } = this.#store;
    const day = periodEnd(ended, 1440);
    writer.rollUpHour(this.market, ended);
    if (periodEnd(next, 1440) !== day) writer.rollUpDay(this.market, day);
  }
}
