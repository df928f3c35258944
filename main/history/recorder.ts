import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { HistoryTick, RecordingState } from '../../preload/contract/history.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import type { HistoryStore } from './history-store.ts';
import { mend } from './mend.ts';
import { whyPaused, type PauseReason } from './sqlite-errors.ts';
import { Tape } from './tape.ts';
import type { PublicTrade } from './trade-store.ts';

/** What is not on disk yet is at most this old, or this much. */
const FLUSH_MS = 250;
const FLUSH_ROWS = 1_000;
/** Rows of one transaction: about 3 ms, so that prices and windows never wait for history. */
const SLICE_ROWS = 250;
const PULSE_MS = 5_000;
/** A pulse this late means that the machine slept: nothing was recorded meanwhile. */
const SLEPT_MS = 30_000;
/** After a failed write, the next try. */
const RETRY_MS = 30_000;
/** A quote known before recording began counts as its beginning when it is not older than the exchange's cache makes it. */
const FRESH_MS = 20_000;

/** Where quotes come from: the quote book. */
export interface QuoteSource {
  quote(ticker: string): Quote | undefined;
  readonly listenToQuotes: (listener: (quote: Quote) => void) => () => void;
}

export interface RecorderParts {
  readonly environment: EnvironmentId;
  readonly store: HistoryStore;
  readonly quotes: QuoteSource;
  readonly clock: Clock;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
  /** Whether the disk has room again after it was full. */
  readonly hasRoom: () => boolean;
  readonly log: Log;
}

interface Pending {
  readonly tape: Tape;
  readonly tick: HistoryTick;
}

/**
 * Writes every change of the followed markets to the history file, in batches.
 *
 * A market is recorded in stretches: one begins with the first quote after prices are fresh and ends when they no longer
 * are, when the machine slept, or when the disk refuses. What is between two stretches is a gap.
 */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #timers: Timers;
  readonly #states = new Emitter<RecordingState>();
  readonly #begun = new Emitter<undefined>();
  readonly #tapes = new Map<string, Tape>();
  #followed: ReadonlySet<string> = new Set();
  #isFresh = false;
  #state: RecordingState = { name: 'recording' };
  #ticks: Pending[] = [];
  #trades: PublicTrade[] = [];
  #pulseTime = 0;
  #unlisten: () => void = () => undefined;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  /** Calls back when recording pauses or resumes. */
  readonly listenToState = this.#states.listen;
  /** Calls back when stretches have begun: there may be a gap before them. */
  readonly listenToBeginnings = this.#begun.listen;

  get state(): RecordingState {
    return this.#state;
  }

  /** Mends what a crash left behind and begins to listen. */
  start(): void {
    const { store, environment, quotes } = this.#parts;
    this.#attempt(() => mend(store, environment));
    this.#pulseTime = this.#parts.now();
    this.#unlisten = quotes.listenToQuotes((quote) => this.#take(quote));
    this.#timers.every('pulse', PULSE_MS, () => this.#pulse());
  }

  /** Everything is on disk when this returns. */
  stop(): void {
    this.#unlisten();
    this.#timers.cancelAll();
    this.#isFresh = false;
    this.#endStretches([...this.#tapes.keys()], this.#parts.now());
  }

  /** Records exactly these markets. */
  follow(tickers: readonly string[]): void {
    this.#followed = new Set(tickers);
    const left = [...this.#tapes.keys()].filter((ticker) => !this.#followed.has(ticker));
    this.#endStretches(left, this.#parts.now());
    this.#beginStretches();
  }

  /** Tells whether quotes are live or polled as planned, and until when (Unix ms) they surely were. */
  setFresh(isFresh: boolean, confirmedTime: number | null): void {
    if (isFresh === this.#isFresh) return;
    this.#isFresh = isFresh;
    if (isFresh) this.#beginStretches();
    else this.#endStretches([...this.#tapes.keys()], confirmedTime ?? this.#parts.now());
  }

  /** Keeps a public trade of a followed market. */
  addTrade(trade: PublicTrade): void {
    if (!this.#followed.has(trade.ticker) || this.#state.name === 'paused') return;
    this.#trades.push(trade);
    this.#flushSoon();
  }

  /** Brings the file up to what is known now: call it before reading. */
  settle(tickers: readonly string[] = [...this.#tapes.keys()]): void {
    this.#flushAll();
    this.#write(() => {
      for (const ticker of tickers) this.#tapes.get(ticker)?.settle();
    });
  }

  #take(quote: Quote): void {
    this.#noticeSleep();
    if (!this.#isFresh || this.#state.name === 'paused') return;
    if (!this.#followed.has(quote.ticker)) return;
    const tape = this.#tapes.get(quote.ticker) ?? this.#begin(quote.ticker);
    this.#ticks.push({ tape, tick: tape.tickOf(quote) });
    this.#flushSoon();
  }

  #begin(ticker: string): Tape {
    const { store, environment } = this.#parts;
    const tape = new Tape(store, store.markets.idOf(environment, ticker));
    this.#tapes.set(ticker, tape);
    this.#timers.after('begun', FLUSH_MS, () => this.#begun.emit(undefined));
    return tape;
  }

  /** Quotes that have not changed make no event, so those just confirmed begin their stretches here. */
  #beginStretches(): void {
    if (!this.#isFresh || this.#state.name === 'paused') return;
    const { quotes, now } = this.#parts;
    for (const ticker of this.#followed) {
      const quote = this.#tapes.has(ticker) ? undefined : quotes.quote(ticker);
      if (quote && quote.exchangeTime > now() - FRESH_MS) this.#take(quote);
    }
  }

  #endStretches(tickers: readonly string[], time: number): void {
    this.#flushAll();
    this.#write(() => {
      for (const ticker of tickers) this.#tapes.get(ticker)?.end(time);
    });
    for (const ticker of tickers) this.#tapes.delete(ticker);
  }

  #pulse(): void {
    this.#noticeSleep();
    this.#pulseTime = this.#parts.now();
    if (this.#state.name === 'paused') return;
    const { store, environment, hasRoom } = this.#parts;
    if (!hasRoom()) {
      this.#endStretches([...this.#tapes.keys()], this.#pulseTime);
      this.#pause('disk-full');
      return;
    }
    this.#beginStretches();
    if (this.#tapes.size > 0) {
      this.#write(() => store.coverage.setPulse(environment, this.#pulseTime));
    }
  }

  #noticeSleep(): void {
    if (this.#parts.now() - this.#pulseTime <= SLEPT_MS) return;
    this.#endStretches([...this.#tapes.keys()], this.#pulseTime);
    this.#pulseTime = this.#parts.now();
  }

  #flushSoon(): void {
    if (this.#ticks.length + this.#trades.length >= FLUSH_ROWS)
      this.#timers.after('flush', 0, this.#flush);
    else if (!this.#timers.has('flush')) this.#timers.after('flush', FLUSH_MS, this.#flush);
  }

  /** Writes a slice, and the rest in later turns of the event loop. */
  readonly #flush = (): void => {
    this.#flushSlice();
    if (this.#ticks.length + this.#trades.length > 0) this.#timers.after('flush', 0, this.#flush);
  };

  #flushAll(): void {
    this.#timers.cancel('flush');
    while (this.#ticks.length + this.#trades.length > 0) this.#flushSlice();
  }

  #flushSlice(): void {
    const { store, environment } = this.#parts;
    const ticks = this.#ticks.splice(0, SLICE_ROWS);
    const trades = this.#trades.splice(0, SLICE_ROWS - ticks.length);
    this.#write(() => {
      for (const { tape, tick } of ticks) tape.write(tick);
      for (const trade of trades) {
        store.trades.add(store.markets.idOf(environment, trade.ticker), trade);
      }
    });
  }

  #write(action: () => void): void {
    if (this.#state.name === 'paused') return;
    this.#attempt(() => this.#parts.store.transaction(action));
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#parts.log.warn(`History could not be written: ${String(error)}`);
      this.#pause(whyPaused(error));
    }
  }

  /** What memory held of the stretches is no longer what the file holds, so they end here; `mend` closes them. */
  #pause(reason: PauseReason): void {
    this.#tapes.clear();
    this.#ticks = [];
    this.#trades = [];
    this.#timers.cancel('flush');
    this.#setState({ name: 'paused', reason });
    if (reason !== 'damaged') this.#timers.after('retry', RETRY_MS, () => this.#resume());
  }

  #resume(): void {
    const { store, environment, hasRoom } = this.#parts;
    if (!hasRoom()) {
      this.#timers.after('retry', RETRY_MS, () => this.#resume());
      return;
    }
    this.#setState({ name: 'recording' });
    this.#attempt(() => mend(store, environment));
    this.#beginStretches();
  }

  #setState(state: RecordingState): void {
    this.#state = state;
    this.#states.emit(state);
  }
}
