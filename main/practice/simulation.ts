import type {
  EventData,
  ExchangeStatus,
  Market,
  MarketCandlestick,
  Schedule,
  Series,
  Trade,
} from 'kalshi-typescript';
import type { CandlePeriod } from '../../preload/contract/history.ts';
import type { Clock } from '../adapters/clock.ts';
import type { MarketSource, TimeRange } from './source.ts';
import { wireCandle } from './wire/candles.ts';
import { exchangeStatus, maintenanceSchedule } from './wire/exchange.ts';
import { wireEvent, wireSeries } from './wire/events.ts';
import type { BookSnapshotMessage, ChannelMessage, TickerMessage } from './wire/frames.ts';
import { wireMarket } from './wire/market.ts';
import { bookMessage, channelMessage, tickerMessage } from './wire/messages.ts';
import { rfc3339 } from './wire/numbers.ts';
import { wireTrade } from './wire/trades.ts';
import { DAY, HOUR, MINUTE } from './world/calendar.ts';
import type { LiveMarket } from './world/live-market.ts';
import type { PracticeWorld } from './world/world.ts';

/** The simulated world in the shapes of Kalshi's API. The tape goes back a day, or an hour for all markets at once. */
export class Simulation implements MarketSource {
  readonly #world: PracticeWorld;
  readonly #clock: Clock;

  constructor(world: PracticeWorld, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
  }

  markets(): readonly Market[] {
    return this.#world.listing.live().map((market) => wireMarket(market, this.#clock.now()));
  }

  market(ticker: string): Market | null {
    const market = this.#world.listing.find(ticker);
    return market && wireMarket(market, this.#clock.now());
  }

  events(): readonly EventData[] {
    const listed = [...this.#world.listing.past(), ...this.#world.listing.live()];
    const byTicker = new Map(listed.map((market) => [market.event.ticker, market]));
    return [...byTicker.values()].map(({ series, event }) => wireEvent(series, event));
  }

  series(): readonly Series[] {
    return this.#world.series.map(wireSeries);
  }

  pastMarkets(): readonly Market[] {
    return this.#world.listing.past().map((market) => wireMarket(market, this.#clock.now()));
  }

  pastMarket(ticker: string): Market | null {
    const market = this.#world.listing.findPast(ticker, this.#clock.now());
    return market && wireMarket(market, this.#clock.now());
  }

  cutoff(): string {
    return rfc3339(this.#world.listing.cutoff);
  }

  trades(ticker: string | null, { from, to }: TimeRange): readonly Trade[] {
    const until = Math.min(to * 1000, this.#clock.now());
    const since = Math.max(from * 1000, until - (ticker === null ? HOUR : DAY));
    const markets = ticker === null ? this.#world.listing.live() : this.#find(ticker);
    return markets
      .flatMap(({ plan, history }) =>
        history.trades(since, until).map((trade) => wireTrade(plan.ticker, trade)),
      )
      .sort((a, b) => b.created_time.localeCompare(a.created_time));
  }

  candles(ticker: string, { from, to }: TimeRange, period: CandlePeriod): MarketCandlestick[] {
    const length = period * MINUTE;
    return this.#find(ticker).flatMap(({ history, closeTime }) => {
      const forming = Math.min(this.#clock.now(), closeTime) + length - 1;
      return history.periods(from * 1000, Math.min(to * 1000, forming), length).map(wireCandle);
    });
  }

  status(): ExchangeStatus {
    return exchangeStatus(this.#world.trading);
  }

  schedule(): Schedule {
    return maintenanceSchedule(this.#clock.now());
  }

  ticker(ticker: string): TickerMessage | null {
    const market = this.#world.listing.find(ticker);
    return market && tickerMessage(market, this.#clock.now());
  }

  book(ticker: string): BookSnapshotMessage | null {
    const market = this.#world.listing.find(ticker);
    return market && bookMessage(market);
  }

  listen(listener: (message: ChannelMessage) => void): () => void {
    return this.#world.listen((event) => listener(channelMessage(event)));
  }

  /** The market wherever it is listed, as a list of one or none. */
  #find(ticker: string): LiveMarket[] {
    const { listing } = this.#world;
    return [listing.find(ticker) ?? listing.findPast(ticker, this.#clock.now())].filter(
      (market) => market !== null,
    );
  }
}
