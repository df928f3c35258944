import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type {
  BackfillProgress,
  HistoryCandle,
  PriceSpan,
  TimeRange,
} from '../../preload/contract/history.ts';
import { ONE_DOLLAR, ZERO_DOLLARS, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Failure, Result } from '../../preload/contract/result.ts';
import { sleep, type Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { Timers } from '../adapters/timers.ts';
import {
  candlesIn,
  endedPart,
  groupPieces,
  planBackfill,
  type Group,
  type Piece,
} from './backfill-plan.ts';
import type { HistoryStore } from './history-store.ts';
import { periodMs } from './period.ts';
import { cut } from './ranges.ts';

/** After a request failed, the rest is tried again. */
const RETRY_MS = 60_000;
/** How often it is looked whether anything is missing: the minute in which recording began can be asked for when it is over. */
const REVIEW_MS = 2 * 60_000;
/** Candles of one transaction: some 3 ms, so that prices and windows never wait. */
const SLICE_CANDLES = 120;

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
      failure = await this.#fetchAll(groupPieces(this.#plan()));
    }
    this.#isRunning = false;
    if (this.#isStopped) return;
    this.#report(failure ? { name: 'waiting', reason: failure.message } : { name: 'idle' });
    this.#timers.after('review', failure ? RETRY_MS : REVIEW_MS, () => this.wake());
  }

  #plan(): readonly Piece[] {
    const { store, environment, now } = this.#parts;
    return this.#tickers.flatMap((ticker) => {
      const stored = store.markets.find(environment, ticker);
      if (!stored?.market) return [];
      return planBackfill({ ...stored, market: stored.market }, store.coverage, now());
    });
  }

  async #fetchAll(groups: readonly Group[]): Promise<Failure | null> {
    const pieces = groups.flatMap((group) => group.pieces);
    const total = pieces.reduce((sum, piece) => sum + candlesIn(piece), 0);
    let done = 0;
    for (const group of groups) {
      if (this.#isStopped) return null;
      if (!this.#parts.canWrite()) return notWritten;
      this.#report({ name: 'running', done, total });
      const failure = await this.#fetch(group);
      if (failure) return failure;
      done += group.pieces.reduce((sum, piece) => sum + candlesIn(piece), 0);
    }
    return null;
  }

  async #fetch({ pieces, range, period }: Group): Promise<Failure | null> {
    const tickers = pieces.map(({ ticker }) => ticker);
    const answer = await this.#parts.source.candles(tickers, asked(range), period);
    if (!answer.ok && answer.error.code !== 'not-found') return answer.error;
    for (const piece of pieces) {
      const candles = answer.ok ? (answer.value.get(piece.ticker) ?? []) : [];
      const failure = await this.#keep(piece, candles.map(toCandle));
      if (failure) return failure;
    }
    return null;
  }

  /** Slice by slice, each with the note that it is known from now on. */
  async #keep(piece: Piece, candles: readonly HistoryCandle[]): Promise<Failure | null> {
    const { store, clock, now, canWrite } = this.#parts;
    const { market, period } = piece;
    const range = endedPart(piece, now());
    if (!range) return null;
    for (const slice of cut(range, SLICE_CANDLES * periodMs(period))) {
      if (this.#isStopped) return null;
      const keep = (): void => store.writer.backfill(market, period, slice, candles);
      if (!canWrite() || !store.attempt(keep)) return notWritten;
      await sleep(clock, 0);
    }
    return null;
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
