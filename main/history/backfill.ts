import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type {
  BackfillProgress,
  HistoryCandle,
  PriceSpan,
  TimeRange,
} from '../../preload/contract/history.ts';
import { ONE_DOLLAR, ZERO_DOLLARS, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Failure, Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { Timers } from '../adapters/timers.ts';
import { candlesIn, planBackfill, type Piece } from './backfill-plan.ts';
import type { HistoryStore } from './history-store.ts';

/** After a request failed, the rest is tried again. */
const RETRY_MS = 60_000;
/** How often it is looked whether anything is missing, when nothing else gives a reason to. */
const REVIEW_MS = 10 * 60_000;

/** A candle as the exchange tells it. */
export type FetchedCandle = Omit<HistoryCandle, 'source'>;

/** Where candles of the past come from. Requests must let those pass that a person waits for. */
export interface CandleSource {
  /**
   * The candles of each of these markets that end within a range, oldest first, in as few requests as that takes. A market
   * without any is left out of the answer or has an empty list.
   */
  candles(
    tickers: readonly string[],
    range: TimeRange,
    period: 1 | 60,
  ): Promise<Result<ReadonlyMap<string, readonly FetchedCandle[]>>>;
}

export interface BackfillParts {
  readonly environment: EnvironmentId;
  readonly store: HistoryStore;
  readonly source: CandleSource;
  readonly clock: Clock;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
  /** Whether the history file can be written. */
  readonly canWrite: () => boolean;
}

/**
 * Fetches what was not recorded and keeps it: everything since a market's opening, and every gap since.
 *
 * One request at a time. What has come is on disk before the next is sent, and what is missing is worked out from the
 * disk, so that it can be ended at any moment.
 */
export class Backfill {
  readonly #parts: BackfillParts;
  readonly #timers: Timers;
  readonly #changes = new Emitter<BackfillProgress>();
  #tickers: readonly string[] = [];
  #progress: BackfillProgress = { name: 'idle' };
  #isRunning = false;
  #isWanted = false;
  #isStopped = false;

  constructor(parts: BackfillParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  /** Calls back with every step forward. */
  readonly listen = this.#changes.listen;

  get progress(): BackfillProgress {
    return this.#progress;
  }

  /** Keeps the history of exactly these markets complete, from now on. */
  follow(tickers: readonly string[]): void {
    this.#tickers = tickers;
    this.wake();
  }

  /** Looks for what is missing and fetches it: something may have changed. */
  wake(): void {
    this.#isWanted = true;
    if (!this.#isRunning && !this.#isStopped) void this.#run();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.cancelAll();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let failure: Failure | null = null;
    while (this.#isWanted && !this.#isStopped && !failure) {
      this.#isWanted = false;
      failure = await this.#fetchAll(groups(this.#plan()));
    }
    this.#isRunning = false;
    if (this.#isStopped) return;
    this.#report(failure ? { name: 'waiting', reason: failure.message } : { name: 'idle' });
    this.#timers.after('review', failure ? RETRY_MS : REVIEW_MS, () => this.wake());
  }

  /** Coarse pieces of all markets come before fine ones of any. */
  #plan(): readonly Piece[] {
    const { store, environment, now } = this.#parts;
    const pieces = this.#tickers.flatMap((ticker) => {
      const stored = store.markets.find(environment, ticker);
      if (!stored?.market) return [];
      return planBackfill({ ...stored, market: stored.market }, store.coverage, now());
    });
    return pieces.toSorted((a, b) => b.period - a.period);
  }

  async #fetchAll(work: readonly (readonly Piece[])[]): Promise<Failure | null> {
    const total = work.flat().reduce((sum, piece) => sum + candlesIn(piece), 0);
    let done = 0;
    for (const group of work) {
      if (this.#isStopped) return null;
      if (!this.#parts.canWrite()) return notWritten;
      this.#report({ name: 'running', done, total });
      const failure = await this.#fetch(group);
      if (failure) return failure;
      done += group.reduce((sum, piece) => sum + candlesIn(piece), 0);
    }
    return null;
  }

  async #fetch(group: readonly Piece[]): Promise<Failure | null> {
    const [first] = group;
    if (!first) return null;
    const { store, source } = this.#parts;
    const { range, period } = first;
    const tickers = group.map(({ ticker }) => ticker);
    const answer = await source.candles(tickers, asked(range), period);
    if (this.#isStopped) return null;
    if (!answer.ok && answer.error.code !== 'not-found') return answer.error;
    const candles = answer.ok ? answer.value : new Map<string, readonly FetchedCandle[]>();
    const written = store.attempt(() => {
      for (const { market, ticker } of group) {
        store.writer.backfill(market, period, range, (candles.get(ticker) ?? []).map(toCandle));
      }
    });
    return written ? null : notWritten;
  }

  #report(progress: BackfillProgress): void {
    this.#progress = progress;
    this.#changes.emit(progress);
  }
}

const notWritten: Failure = {
  code: 'internal',
  message: 'History cannot be written now. It goes on when the disk has room again.',
};

/** Pieces of different markets that one request can bring: the same range of the same candles. */
function groups(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const alike = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { period, range } = piece;
    const key = `${period} ${range.startTime} ${range.endTime}`;
    alike.set(key, [...(alike.get(key) ?? []), piece]);
  }
  return [...alike.values()];
}

/** The exchange counts both ends in; the candle that ends at the start belongs to the time before. */
function asked({ startTime, endTime }: TimeRange): TimeRange {
  return { startTime: startTime + 1_000, endTime };
}

/** The exchange tells a side nobody quoted as 0 or a dollar; here that is the absence of a price. */
function toCandle(candle: FetchedCandle): HistoryCandle {
  return {
    ...candle,
    yesBid: unless(candle.yesBid, ZERO_DOLLARS),
    yesAsk: unless(candle.yesAsk, ONE_DOLLAR),
    source: 'backfilled',
  };
}

function unless(span: PriceSpan | null, absence: MicroDollars): PriceSpan | null {
  return span && span.low === absence && span.high === absence ? null : span;
}
