import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { Recorder, type QuoteSource } from '../../../main/history/recorder.ts';
import { Emitter } from '../../../main/adapters/emitter.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { historyMigrations } from '../../../main/storage/migrations/history/index.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import type { HistoryCandle, PriceSpan } from '../../../preload/contract/history.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

export const TICKER = 'KXHIGHNY-26NOV22-B50';

export const dollars = (value: number): MicroDollars => value as MicroDollars;
export const contracts = (value: number): CentiContracts => value as CentiContracts;

/** A quote with what a test says of it. */
export function quoteOf(patch: Partial<Quote> & { readonly exchangeTime: number }): Quote {
  return {
    ticker: TICKER,
    yesBid: { price: dollars(400_000), size: contracts(1_000) },
    yesAsk: { price: dollars(420_000), size: contracts(2_000) },
    last: dollars(410_000),
    volume: contracts(10_000),
    openInterest: contracts(5_000),
    receivedTime: patch.exchangeTime,
    source: 'stream',
    ...patch,
  };
}

export function marketOf(patch: Partial<Market> = {}): Market {
  return {
    ticker: TICKER,
    eventTicker: 'KXHIGHNY-26NOV22',
    title: 'Highest temperature in New York today?',
    yesSubtitle: '50° to 51°',
    status: 'active',
    result: null,
    settlementValue: null,
    openTime: null,
    closeTime: null,
    settledTime: null,
    previousPrice: null,
    priceRanges: [],
    rules: '',
    ...patch,
  };
}

export function spanOf(open: number, high = open, low = open, close = open): PriceSpan {
  return { open: dollars(open), high: dollars(high), low: dollars(low), close: dollars(close) };
}

/** A candle the exchange might tell. */
export function candleOf(endTime: number, patch: Partial<HistoryCandle> = {}): HistoryCandle {
  return {
    endTime,
    yesBid: spanOf(300_000),
    yesAsk: spanOf(320_000),
    price: spanOf(310_000),
    volume: contracts(100),
    openInterest: contracts(700),
    source: 'backfilled',
    ...patch,
  };
}

/** The quote book as a test plays it. */
export class FakeQuotes implements QuoteSource {
  readonly #changes = new Emitter<Quote>();
  readonly #latest = new Map<string, Quote>();
  readonly listenToQuotes = this.#changes.listen;

  quote(ticker: string): Quote | undefined {
    return this.#latest.get(ticker);
  }

  /** Confirmed, but nothing new. */
  know(quote: Quote): void {
    this.#latest.set(quote.ticker, quote);
  }

  emit(quote: Quote): void {
    this.know(quote);
    this.#changes.emit(quote);
  }
}

/** A history file of its own for each test, and a recorder over it that follows one market with fresh prices. */
export function historyKit() {
  let folder = '';
  const open: HistoryStore[] = [];
  afterEach(() => {
    for (const store of open.splice(0)) store.database.close();
    if (folder) rmSync(folder, { recursive: true });
    folder = '';
  });
  const openStore = (clock: FakeClock): HistoryStore => {
    folder ||= mkdtempSync(join(tmpdir(), 'kalshi-tray-history-'));
    const opened = openDatabase(join(folder, 'history.db'), historyMigrations, 'fast');
    if (!opened.ok) throw new Error(opened.error.message);
    const store = new HistoryStore(opened.value, () => clock.now());
    open.push(store);
    return store;
  };
  return {
    openStore,
    record(clock = new FakeClock()) {
      const store = openStore(clock);
      return { clock, store, ...recorderOver(store, clock) };
    },
  };
}

export function recorderOver(store: HistoryStore, clock: FakeClock) {
  const quotes = new FakeQuotes();
  const log: string[] = [];
  const disk = { hasRoom: true };
  const recorder = new Recorder({
    environment: 'production',
    store,
    quotes,
    clock,
    now: () => clock.now(),
    hasRoom: () => disk.hasRoom,
    log: { info: (text) => log.push(text), warn: (text) => log.push(text) },
  });
  recorder.start();
  recorder.follow([TICKER]);
  recorder.setFresh(true, clock.now());
  return { recorder, quotes, log, disk };
}

export const ALWAYS = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
