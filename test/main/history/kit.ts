import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { Recorder, type QuoteSource } from '../../../main/history/recorder.ts';
import { Emitter } from '../../../main/adapters/emitter.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import { historyMigrations } from '../../../main/storage/migrations/history/index.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { TICKER } from './quotes.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

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

export * from './quotes.ts';

export const ALWAYS = { startTime: 0, endTime: Number.MAX_SAFE_INTEGER };
