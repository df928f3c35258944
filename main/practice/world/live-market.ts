import type { Random } from '../../adapters/random.ts';
import { logOdds } from './chance.ts';
import { History } from './history.ts';
import { hashText, uniform } from './noise.ts';
import { PracticeBook, someSize, type BookChange, type Side } from './order-book.ts';
import type { EventPlan, MarketPlan, PlannedEvent, SeriesPlan } from './plan.ts';
import { quoter, type BestPrices, type Quoter } from './quoting.ts';
import { ONE, tickUp } from './ticks.ts';
import type { PracticeTrade } from './trade.ts';

/** The states that practice markets pass through; the names are those of Kalshi's OpenAPI `Market`. */
export type LiveStatus =
  'initialized' | 'active' | 'inactive' | 'closed' | 'determined' | 'finalized';

/** How a market ended: `value` is what one YES contract pays, in micro-dollars. */
export interface Verdict {
  readonly result: 'yes' | 'no' | 'scalar';
  readonly value: number;
  /** Unix ms. */
  readonly time: number;
}

/** A market while it is listed: its book, its counters and where it is in its life. */
export class LiveMarket {
  readonly series: SeriesPlan;
  readonly event: EventPlan;
  readonly plan: MarketPlan;
  readonly quote: Quoter;
  readonly history: History;
  readonly book = new PracticeBook();
  status: LiveStatus = 'initialized';
  openTime: number;
  closeTime: number;
  /** Unix ms of the last change that was not a trade or a quote. */
  updatedTime: number;
  verdict: Verdict | null = null;
  settledTime: number | null = null;
  lastTrade: PracticeTrade | null;
  /** Hundredths of a contract. */
  volume: number;
  openInterest: number;
  /** How far somebody has moved the fair price from its walk, in log-odds. */
  #shift = 0;

  /** `since` (Unix ms) is when this object takes over from the past that is made up. */
  constructor(planned: PlannedEvent, plan: MarketPlan, since: number) {
    const { series, event } = planned;
    this.series = series;
    this.event = event;
    this.plan = plan;
    this.quote = quoter(plan, event.ticks);
    this.openTime = event.times.open;
    this.closeTime = event.times.close;
    this.updatedTime = event.times.created;
    this.volume = volumeBefore(plan, event, since);
    this.openInterest = 100 * Math.round(this.volume * 0.004);
    this.history = new History(this, since, this.openInterest);
    this.lastTrade = this.history.lastTrade(since);
  }

  /** The best prices that stand now. */
  prices(): BestPrices {
    return { bid: this.book.best('bid')?.price ?? null, ask: this.book.best('ask')?.price ?? null };
  }

  /** Makers bring the book to where the price is now. */
  requote(time: number, random: Random): BookChange[] {
    return this.#quoteAt(this.quote(time, this.#shift), random);
  }

  /** Somebody takes the best bid or ask, when there is one. */
  trade(
    time: number,
    random: Random,
  ): { readonly trade: PracticeTrade; readonly change: BookChange } | null {
    const side: Side = random() < 0.5 ? 'ask' : 'bid';
    const best = this.book.best(side);
    const count = Math.min(best?.size ?? 0, someSize(random));
    const change = this.book.take(side, count);
    if (!best || !change) return null;
    this.volume += count;
    if (random() < 0.5) this.openInterest += count;
    const taker = side === 'ask' ? 'yes' : 'no';
    const trade = { time, price: best.price, count, serial: this.volume, taker } as const;
    this.lastTrade = trade;
    return { trade, change };
  }

  /** Moves the fair price for good: the best bid becomes `bid`, the ask the tick above it, and they wander on from there. */
  moveTo(bid: number, time: number, random: Random): BookChange[] {
    const ask = tickUp(this.event.ticks, bid + 1);
    this.#shift = logOdds((bid + ask) / 2 / ONE) - logOdds(this.plan.chance.at(time));
    return this.#quoteAt({ bid: bid > 0 ? bid : null, ask: ask < ONE ? ask : null }, random);
  }

  /** What is taken away comes first, so that bid and ask never meet, not even between two changes. */
  #quoteAt({ bid, ask }: BestPrices, random: Random): BookChange[] {
    const changes = [
      ...this.book.requote('bid', bid, this.event.ticks, random),
      ...this.book.requote('ask', ask, this.event.ticks, random),
    ];
    return changes.sort((a, b) => a.delta - b.delta);
  }
}

/** Contracts traded since the opening, in hundredths: more in busy markets. */
function volumeBefore(plan: MarketPlan, { times }: EventPlan, since: number): number {
  const hours = Math.max(0, Math.min(since, times.close) - times.open) / 3_600_000;
  const perHour = 500 * plan.activity * (0.5 + uniform(hashText(plan.ticker)));
  return 100 * Math.round(Math.min(hours, 720) * perHour);
}
