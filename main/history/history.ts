import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type {
  ChartData,
  ChartRequest,
  EventMarket,
  Sparkline,
} from '../../preload/contract/history.ts';
import type { Market } from '../../preload/contract/market.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { RECENT_TRADES, type Trade } from '../../preload/contract/trade.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { Backfill, type CandleSource } from './backfill.ts';
import { candlesIn, planBackfill } from './backfill-plan.ts';
import { readChart } from './chart.ts';
import type { HistoryStore } from './history-store.ts';
import { Recorder, type QuoteSource } from './recorder.ts';
import { readSparklines } from './sparklines.ts';

/** The quote book, and what it says of markets. */
export interface MarketSource extends QuoteSource {
  readonly listenToMarkets: (listener: (market: Market) => void) => () => void;
}

export interface HistoryParts {
  readonly environment: EnvironmentId;
  readonly store: HistoryStore;
  readonly book: MarketSource;
  readonly candles: CandleSource;
  readonly clock: Clock;
  /** Whole Unix ms of the exchange's clock. */
  readonly now: () => number;
  /** Whether the disk has room for more than the ledger. */
  readonly hasRoom: () => boolean;
  readonly log: Log;
}

/** The history of one environment while it is in use: recorded, completed, read. */
export class History {
  readonly recorder: Recorder;
  readonly backfill: Backfill;
  readonly #parts: HistoryParts;
  #followed: ReadonlySet<string> = new Set();
  #unlisten: readonly (() => void)[] = [];

  constructor(parts: HistoryParts) {
    this.#parts = parts;
    this.recorder = new Recorder({ ...parts, quotes: parts.book });
    this.backfill = new Backfill({
      ...parts,
      source: parts.candles,
      canWrite: () => this.recorder.state.name === 'recording',
    });
  }

  start(): void {
    const { book } = this.#parts;
    this.#unlisten = [
      book.listenToMarkets((market) => this.#describe(market)),
      this.recorder.listenToBeginnings(() => this.backfill.wake()),
      this.recorder.listenToState(({ name }) => name === 'recording' && this.#bringBack()),
    ];
    this.recorder.start();
  }

  /** Everything known is on disk when this returns. */
  stop(): void {
    for (const unlisten of this.#unlisten) unlisten();
    this.backfill.stop();
    this.recorder.stop();
  }

  /** Records these markets, and keeps their past complete; what was deleted of them is there again. */
  follow(tickers: readonly string[]): void {
    this.#followed = new Set(tickers);
    this.#bringBack();
    this.recorder.follow(tickers);
    this.backfill.follow(tickers);
  }

  /** Fails with `not-found` for a market that was never followed, or was deleted. Works without network. */
  chart(environment: EnvironmentId, request: ChartRequest): Result<ChartData> {
    const { store, now } = this.#parts;
    this.recorder.settle([request.ticker]);
    const stored = store.markets.find(environment, request.ticker);
    if (!stored) return fail('not-found', 'Prices are kept from the moment you follow a market.');
    if (stored.deletedTime !== null) {
      return fail('not-found', 'It was deleted. For a day the archive can bring it back.');
    }
    return ok(readChart(store, stored, request.span, now(), request.period));
  }

  /** The stored markets of a market's event, itself among them. Works without network. */
  eventMarkets(ticker: string): readonly EventMarket[] {
    const { store, environment } = this.#parts;
    return store.markets.sameEvent(environment, ticker);
  }

  /** The last trades recorded of a market, newest first. */
  trades(ticker: string): readonly Trade[] {
    const { store, environment } = this.#parts;
    this.recorder.settle([ticker]);
    const stored = store.markets.find(environment, ticker);
    if (!stored) return [];
    return store.trades.latest(stored.id, RECENT_TRADES).map((trade) => ({ ...trade, ticker }));
  }

  /** How many candles of a followed market's past are still to be fetched. */
  missing(ticker: string): number {
    const { store, environment, now } = this.#parts;
    const stored = this.#followed.has(ticker) ? store.markets.find(environment, ticker) : null;
    if (!stored?.market) return 0;
    const plan = planBackfill({ ...stored, market: stored.market }, store.coverage, now());
    return plan.reduce((sum, piece) => sum + candlesIn(piece), 0);
  }

  sparklines(tickers: readonly string[]): readonly Sparkline[] {
    const { store, environment, now } = this.#parts;
    this.recorder.settle(tickers);
    return readSparklines(store, environment, tickers, now());
  }

  /** What is followed is not deleted; when that cannot be written now, it is as soon as recording resumes. */
  #bringBack(): void {
    const { store, environment } = this.#parts;
    store.attempt(() => store.markets.setDeleted(environment, [...this.#followed], null));
  }

  #describe(market: Market): void {
    const { store, environment, now } = this.#parts;
    const written = store.attempt(() => store.markets.describe(environment, market, now()));
    if (written) this.backfill.wake();
  }
}
