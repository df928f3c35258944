import type {
  EventData,
  ExchangeStatus,
  Market,
  MarketCandlestick,
  Schedule,
  Series,
  Trade,
} from 'kalshi-typescript';
import type { CandlePeriod } from '../../../preload/contract/history.ts';
import { seriesOf } from '../../../preload/contract/market.ts';
import type { Clock } from '../../adapters/clock.ts';
import { Emitter } from '../../adapters/emitter.ts';
import type { MarketSource, TimeRange } from '../source.ts';
import { wireCandle } from '../wire/candles.ts';
import { exchangeStatus, maintenanceSchedule } from '../wire/exchange.ts';
import type { BookSnapshotMessage, ChannelMessage, TickerMessage } from '../wire/frames.ts';
import { rfc3339 } from '../wire/numbers.ts';
import { MINUTE } from '../world/calendar.ts';
import { playable } from './playable.ts';
import { Player, type ReplaySpeed } from './player.ts';
import type { RecordedFrame } from './recording.ts';
import { ReplayMarket, eventOf } from './replay-market.ts';

/** Playing begins this long after the first subscription, so that a client's other subscriptions miss nothing. */
const LEAD_MS = 1_000;

/**
 * The markets of a recording. They are listed from the start with their first recorded quote; the recording is played once,
 * from the first subscription on, and its last state stays.
 */
export class ReplaySource implements MarketSource {
  readonly #clock: Clock;
  readonly #markets: ReadonlyMap<string, ReplayMarket>;
  readonly #messages = new Emitter<ChannelMessage>();
  readonly #player: Player;

  constructor(frames: readonly RecordedFrame[], speed: ReplaySpeed, clock: Clock) {
    this.#clock = clock;
    this.#markets = firstQuotes(frames, clock.now());
    this.#player = new Player(frames, speed, clock, (frame) => this.#play(frame));
  }

  stop(): void {
    this.#player.stop();
  }

  markets(): readonly Market[] {
    return [...this.#markets.values()].map((market) => market.wire());
  }

  market(ticker: string): Market | null {
    return this.#markets.get(ticker)?.wire() ?? null;
  }

  events(): readonly EventData[] {
    const tickers = new Set([...this.#markets.keys()].map(eventOf));
    return [...tickers].map((ticker) => ({
      event_ticker: ticker,
      series_ticker: seriesOf(ticker),
      title: ticker,
      sub_title: '',
      collateral_return_type: '',
      mutually_exclusive: false,
      settlement_sources: [],
    }));
  }

  series(): readonly Series[] {
    const tickers = new Set([...this.#markets.keys()].map(seriesOf));
    return [...tickers].map((ticker) => ({
      ticker,
      title: ticker,
      frequency: 'custom',
      category: 'Recorded',
      categories: ['Recorded'],
      tags: [],
      settlement_sources: [],
      contract_url: '',
      contract_terms_url: '',
      fee_type: 'quadratic',
      fee_multiplier: 1,
      additional_prohibitions: [],
    }));
  }

  pastMarkets(): readonly Market[] {
    return [];
  }

  pastMarket(): null {
    return null;
  }

  cutoff(): string {
    return rfc3339(0);
  }

  trades(ticker: string | null, { from, to }: TimeRange): readonly Trade[] {
    const within = ({ created_time }: Trade): boolean => {
      const time = Date.parse(created_time) / 1000;
      return time >= from && time <= to;
    };
    return [...this.#markets.values()]
      .filter((market) => ticker === null || market.ticker === ticker)
      .flatMap((market) => market.trades.filter(within))
      .sort((a, b) => b.created_time.localeCompare(a.created_time));
  }

  candles(ticker: string, { from, to }: TimeRange, period: CandlePeriod): MarketCandlestick[] {
    const length = period * MINUTE;
    const forming = this.#clock.now() + length - 1;
    const periods = this.#markets
      .get(ticker)
      ?.history.periods(from * 1000, Math.min(to * 1000, forming), length);
    return (periods ?? []).map(wireCandle);
  }

  status(): ExchangeStatus {
    return exchangeStatus(true);
  }

  schedule(): Schedule {
    return maintenanceSchedule(this.#clock.now());
  }

  ticker(ticker: string): TickerMessage | null {
    return this.#markets.get(ticker)?.quote ?? null;
  }

  book(ticker: string): BookSnapshotMessage | null {
    return this.#markets.get(ticker)?.book() ?? null;
  }

  listen(listener: (message: ChannelMessage) => void): () => void {
    this.#player.begin(LEAD_MS);
    return this.#messages.listen(listener);
  }

  #play(frame: RecordedFrame): void {
    const time = this.#clock.now();
    const message = playable(frame, time);
    if (!message) return;
    this.#markets.get(message.msg.market_ticker)?.apply(message, time);
    this.#messages.emit(message);
  }
}

/** Every market that the recording has a quote of, with the first one. */
function firstQuotes(frames: readonly RecordedFrame[], now: number): Map<string, ReplayMarket> {
  const markets = new Map<string, ReplayMarket>();
  for (const frame of frames) {
    const message = playable(frame, now);
    if (message?.type !== 'ticker' || markets.has(message.msg.market_ticker)) continue;
    markets.set(message.msg.market_ticker, new ReplayMarket(message.msg, now));
  }
  return markets;
}
