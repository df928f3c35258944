import type { Clock } from '../../main/adapters/clock.ts';
import type { PracticeExchange } from '../../main/practice/index.ts';
import type { StreamErrorCode } from '../../main/practice/stream/error-codes.ts';
import type { TickerMessage } from '../../main/practice/wire/frames.ts';
import { tickerMessage } from '../../main/practice/wire/messages.ts';
import { DAY } from '../../main/practice/world/calendar.ts';
import {
  closeEarly,
  determine,
  pause,
  resume,
  settle,
  type LifeStep,
} from '../../main/practice/world/lifecycle.ts';
import type { LiveMarket } from '../../main/practice/world/live-market.ts';
import { seededRandom } from '../../main/practice/world/noise.ts';
import type { EventPlan, PlannedEvent } from '../../main/practice/world/plan.ts';
import { ONE } from '../../main/practice/world/ticks.ts';
import { parseDollars } from '../../preload/contract/prices.ts';

const BURST_STEP_MS = 10;

/** Runs a practice exchange by hand: moves prices, ends markets, opens the next ones, floods the stream. */
export class PracticeOperator {
  readonly #exchange: PracticeExchange;
  readonly #clock: Clock;
  readonly #random = seededRandom(7);
  readonly #truths = new Map<string, TickerMessage>();

  constructor(exchange: PracticeExchange, clock: Clock) {
    this.#exchange = exchange;
    this.#clock = clock;
    exchange.world.listen(({ kind, market, time }) => {
      if (kind === 'quote') this.#truths.set(market.plan.ticker, tickerMessage(market, time));
    });
  }

  /** The last quote that was sent for a market; what it would send now when none was. */
  truth(ticker: string): TickerMessage {
    return this.#truths.get(ticker) ?? tickerMessage(this.#market(ticker), this.#clock.now());
  }

  /** Tickers of the markets that trade now; first those that will trade longest. */
  openTickers(): string[] {
    const open = this.#open().sort((a, b) => b.closeTime - a.closeTime);
    return open.map(({ plan }) => plan.ticker);
  }

  /** Moves the best YES bid to a price like `0.6400` and the ask to the tick above it. */
  move(ticker: string, bid: string): void {
    const price = parseDollars(bid);
    if (price === null || price < 0 || price > ONE) throw new Error(`Not a price: ${bid}`);
    const market = this.#market(ticker);
    const now = this.#clock.now();
    this.#exchange.world.tell(market, now, market.moveTo(price, now, this.#random));
  }

  /** Somebody trades at the best price. */
  trade(ticker: string): void {
    const market = this.#market(ticker);
    const now = this.#clock.now();
    const traded = market.trade(now, this.#random);
    if (traded) this.#exchange.world.tell(market, now, [traded.change], traded.trade);
  }

  pause(ticker: string): void {
    this.#announce(ticker, pause);
  }

  resume(ticker: string): void {
    this.#announce(ticker, resume);
  }

  close(ticker: string): void {
    this.#announce(ticker, closeEarly);
  }

  /** Says how a market ended; `value` (dollars) is what YES pays when the result is `scalar`. */
  determine(ticker: string, result: 'yes' | 'no' | 'scalar', value = '0.5000'): void {
    const paid = { yes: ONE, no: 0, scalar: parseDollars(value) ?? 0 }[result];
    this.#announce(ticker, (market, now) => determine(market, now, { result, value: paid }));
  }

  settle(ticker: string): void {
    this.#announce(ticker, settle);
  }

  /** Moves settled markets from the live endpoints to `/historical`. */
  dropSettled(): void {
    this.#exchange.world.listing.dropSettled(this.#clock.now());
  }

  /** Opens the next event of a series before its time and returns its market tickers. */
  openNext(series: string): string[] {
    const { world } = this.#exchange;
    const now = this.#clock.now();
    const next = this.#nextEvent(series, now);
    for (const market of world.listing.add(next, now)) world.announce(market, 'created', now);
    const tickers = next.event.markets.map(({ ticker }) => ticker);
    for (const ticker of tickers) this.#market(ticker).openTime = now;
    world.step(now);
    return tickers;
  }

  /** Starts or ends maintenance: trading stops and `/exchange/status` says so. */
  maintenance(on: boolean): void {
    this.#exchange.world.trading = !on;
  }

  /** Ends every subscription with a terminal error. */
  endSubscriptions(code: StreamErrorCode): void {
    for (const session of this.#exchange.server.stream.sessions) session.endAll(code);
  }

  /** Sends `framesPerSecond` ticker frames over all open markets for `ms`, each after a trade. */
  burst(framesPerSecond: number, ms: number): Promise<void> {
    const start = this.#clock.now();
    return new Promise((resolve) => {
      let sent = 0;
      const step = (): void => {
        const elapsed = Math.min(ms, this.#clock.now() - start);
        const due = Math.floor((framesPerSecond * elapsed) / 1000);
        this.#tradeSomewhere(due - sent);
        sent = due;
        if (elapsed >= ms) resolve();
        else this.#clock.after(BURST_STEP_MS, step);
      };
      step();
    });
  }

  /** Looks a day, two months and eight years ahead, so that hourly series need not be told for years. */
  #nextEvent(seriesTicker: string, now: number): PlannedEvent {
    const { listing, series: all } = this.#exchange.world;
    const series = all.find(({ ticker }) => ticker === seriesTicker);
    const isToCome = ({ times, markets }: EventPlan): boolean =>
      times.open > now &&
      markets.every(({ ticker }) => (listing.find(ticker)?.openTime ?? Infinity) > now);
    for (const days of [1, 60, 3000]) {
      const event = series?.events(now, now + days * DAY).find(isToCome);
      if (series && event) return { series, event };
    }
    throw new Error(`No later event of ${seriesTicker}`);
  }

  #tradeSomewhere(times: number): void {
    const { world } = this.#exchange;
    const now = this.#clock.now();
    const open = this.#open();
    for (let left = times; left > 0; left -= 1) {
      const market = open[Math.floor(this.#random() * open.length)];
      const traded = market?.trade(now, this.#random);
      if (market && traded) world.tell(market, now, [traded.change], traded.trade);
      else if (market) world.tell(market, now, market.requote(now, this.#random));
    }
  }

  #open(): LiveMarket[] {
    return this.#exchange.world.listing.live().filter(({ status }) => status === 'active');
  }

  #announce(ticker: string, act: (market: LiveMarket, now: number) => LifeStep): void {
    const { world } = this.#exchange;
    const market = this.#market(ticker);
    const now = this.#clock.now();
    world.tellStep(market, act(market, now), now);
  }

  #market(ticker: string): LiveMarket {
    const market = this.#exchange.world.listing.find(ticker);
    if (!market) throw new Error(`The practice exchange does not list ${ticker}`);
    return market;
  }
}
