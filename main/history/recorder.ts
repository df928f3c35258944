import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { RecordingState } from '../../preload/contract/history.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Trade } from '../../preload/contract/trade.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import { Batch, type Pending } from './batch.ts';
import type { HistoryStore } from './history-store.ts';
import { mend } from './mend.ts';
import { PausableWriter } from './pausable-writer.ts';
import { Tape } from './tape.ts';

/** Markets that begin together are told of together, after the first of their ticks is on disk. */
const BEGUN_MS = 500;
const PULSE_MS = 5_000;
/** A pulse this late means that the machine slept: nothing was recorded meanwhile. */
const SLEPT_MS = 30_000;
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

/**
 * Writes every change of the followed markets to the history file, in batches.
 *
 * A market is recorded in stretches: one begins with the first quote after prices are fresh and ends when they no longer
 * are, when the machine slept, or when the disk refuses. What is between two stretches is a gap.
 */
export class Recorder {
  readonly #parts: RecorderParts;
  readonly #timers: Timers;
  readonly #writer: PausableWriter;
  readonly #begun = new Emitter<undefined>();
  readonly #batch: Batch;
  readonly #tapes = new Map<string, Tape>();
  #followed: ReadonlySet<string> = new Set();
  #isFresh = false;
  #pulseTime = 0;
  /** Since when the machine is awake. What came before it slept and is read only now begins nothing. */
  #wokeTime = -Infinity;
  /** Whether the next rows take the pulse with them, which saves a transaction. */
  #isPulseDue = false;
  #unlisten: () => void = () => undefined;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
    this.#writer = new PausableWriter({
      ...parts,
      timers: this.#timers,
      onPause: () => this.#forget(),
      onResume: () => this.#resume(),
    });
    this.#batch = new Batch(this.#timers, (rows) => this.#writeRows(rows));
  }

  /** Calls back when recording pauses or resumes. */
  readonly listenToState = (listener: (state: RecordingState) => void): (() => void) =>
    this.#writer.listen(listener);
  /** Calls back when stretches have begun: there may be a gap before them. */
  readonly listenToBeginnings = this.#begun.listen;

  get state(): RecordingState {
    return this.#writer.state;
  }

  /** Mends what a crash left behind and begins to listen. */
  start(): void {
    const { quotes } = this.#parts;
    this.#writer.attempt(() => this.#mend());
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

  /** Tells whether quotes are live or polled as planned, and until when (Unix ms of the exchange's clock) they surely were. */
  setFresh(isFresh: boolean, confirmedTime: number | null): void {
    if (isFresh === this.#isFresh) return;
    this.#isFresh = isFresh;
    if (isFresh) this.#beginStretches();
    else this.#endStretches([...this.#tapes.keys()], confirmedTime ?? this.#parts.now());
  }

  /** Keeps a public trade of a followed market. */
  addTrade(trade: Trade): void {
    if (!this.#followed.has(trade.ticker) || this.#writer.isPaused) return;
    this.#batch.add({ trade });
  }

  /** Brings the file up to what is known now: call it before reading. */
  settle(tickers: readonly string[] = [...this.#tapes.keys()]): void {
    this.#batch.flush();
    this.#writer.write(() => {
      for (const ticker of tickers) this.#tapes.get(ticker)?.settle();
    });
  }

  #take(quote: Quote): void {
    if (this.#writer.isPaused) return;
    this.#noticeSleep();
    if (!this.#isFresh) return;
    if (!this.#followed.has(quote.ticker)) return;
    if (!this.#tapes.has(quote.ticker)) {
      if (quote.exchangeTime <= this.#wokeTime - FRESH_MS) return;
      this.#writer.attempt(() => this.#begin(quote.ticker));
    }
    const tape = this.#tapes.get(quote.ticker);
    if (tape) this.#batch.add({ tape, tick: tape.tickOf(quote) });
  }

  #begin(ticker: string): void {
    const { store, environment } = this.#parts;
    this.#tapes.set(ticker, new Tape(store, store.markets.idOf(environment, ticker)));
    this.#timers.after('begun', BEGUN_MS, () => this.#begun.emit(undefined));
  }

  /** Quotes that have not changed make no event, so those just confirmed begin their stretches here. */
  #beginStretches(): void {
    if (!this.#isFresh || this.#writer.isPaused) return;
    if (this.#tapes.size === this.#followed.size) return;
    const { quotes, now } = this.#parts;
    for (const ticker of this.#followed) {
      const quote = this.#tapes.has(ticker) ? undefined : quotes.quote(ticker);
      if (quote && quote.exchangeTime > now() - FRESH_MS) this.#take(quote);
    }
  }

  #endStretches(tickers: readonly string[], time: number): void {
    this.#batch.flush();
    this.#writer.write(() => {
      for (const ticker of tickers) this.#tapes.get(ticker)?.end(time);
    });
    for (const ticker of tickers) this.#tapes.delete(ticker);
  }

  #pulse(): void {
    if (this.#writer.isPaused) return;
    this.#noticeSleep();
    this.#pulseTime = this.#parts.now();
    this.#wokeTime = Math.min(this.#wokeTime, this.#pulseTime);
    if (!this.#parts.hasRoom()) {
      this.#endStretches([...this.#tapes.keys()], this.#pulseTime);
      this.#writer.pause('disk-full');
      return;
    }
    this.#beginStretches();
    if (this.#tapes.size === 0) return;
    if (this.#batch.isEmpty) this.#writer.write(() => this.#writePulse());
    else this.#isPulseDue = true;
  }

  #writePulse(): void {
    const { store, environment } = this.#parts;
    store.coverage.setPulse(environment, this.#pulseTime);
    this.#isPulseDue = false;
  }

  #noticeSleep(): void {
    if (this.#parts.now() - this.#pulseTime <= SLEPT_MS) return;
    this.#endStretches([...this.#tapes.keys()], this.#pulseTime);
    this.#pulseTime = this.#parts.now();
    this.#wokeTime = this.#pulseTime;
  }

  #writeRows(rows: readonly Pending[]): void {
    const { store, environment } = this.#parts;
    this.#writer.write(() => {
      for (const row of rows) {
        if ('tick' in row) row.tape.write(row.tick);
        else store.trades.add(store.markets.idOf(environment, row.trade.ticker), row.trade);
      }
      if (this.#isPulseDue) this.#writePulse();
    });
  }

  /** What memory held of the stretches was not written, so they end here; `mend` closes them. */
  #forget(): void {
    this.#tapes.clear();
    this.#batch.clear();
    this.#parts.store.coverage.breakOff(this.#pulseTime);
  }

  #resume(): void {
    this.#writer.attempt(() => this.#mend());
    this.#beginStretches();
  }

  #mend(): void {
    const { store, environment, now } = this.#parts;
    this.#pulseTime = store.coverage.pulse(environment) ?? now();
    mend(store, environment);
    store.coverage.breakOff(null);
    this.#pulseTime = now();
  }
}
