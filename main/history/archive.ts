import type { ArchiveEntry } from '../../preload/contract/history.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { sleep } from '../adapters/clock.ts';
import { knownRange } from './chart.ts';
import type { HistoryStore } from './history-store.ts';
import type { StoredMarket } from './market-registry.ts';

/** What a row takes on disk, about: measured over 10 million ticks, indexes and page headers included. */
const TICK_BYTES = 48;
const CANDLE_BYTES = 68;
/** Rows deleted at a time, so that prices and windows never wait. */
const STEP_ROWS = 2_000;

/** Every market ever followed: listed, searched, pinned and deleted. */
export class Archive {
  readonly #store: HistoryStore;
  readonly #clock: Clock;

  constructor(store: HistoryStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Markets whose title, outcome or ticker has every word of `search`; newest data first. */
  async list(search: string): Promise<readonly ArchiveEntry[]> {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const entries: ArchiveEntry[] = [];
    for (const stored of this.#store.markets.all()) {
      if (!matches(stored, words)) continue;
      entries.push(this.#entryOf(stored));
      await sleep(this.#clock, 0);
    }
    return entries.sort((a, b) => (b.lastTime ?? 0) - (a.lastTime ?? 0));
  }

  /** Keeps a market's history whatever its age. Fails with `not-found`. */
  pin(environment: EnvironmentId, ticker: string, pinned: boolean): Result<undefined> {
    const stored = this.#store.markets.find(environment, ticker);
    if (!stored) return unknown(ticker);
    this.#store.markets.setPinned(stored.id, pinned);
    return ok();
  }

  /** Deletes everything stored of a market. Call `follow` without it before. Fails with `not-found`. */
  async remove(environment: EnvironmentId, ticker: string): Promise<Result<undefined>> {
    const stored = this.#store.markets.find(environment, ticker);
    if (!stored) return unknown(ticker);
    const tables = ['tick', 'trade', 'candle', 'stretch', 'coverage', 'mark'];
    for (const table of tables) {
      const statement = this.#store.database.prepare(
        `DELETE FROM ${table} WHERE market_id = ? LIMIT ${STEP_ROWS}`,
      );
      while (statement.run(stored.id).changes > 0) await sleep(this.#clock, 0);
    }
    this.#store.markets.remove(stored.id);
    return ok();
  }

  #entryOf(stored: StoredMarket): ArchiveEntry {
    const { id, environment, ticker, title, market, isPinned } = stored;
    const known = knownRange(this.#store, id, this.#clock.now());
    const ticks = this.#count('tick', id);
    const candles = this.#count('candle', id);
    return {
      environment,
      ticker,
      eventTicker: market?.eventTicker ?? '',
      title,
      yesSubtitle: market?.yesSubtitle ?? '',
      status: market?.status ?? 'unknown',
      result: market?.result ?? null,
      firstTime: known?.startTime ?? null,
      lastTime: known?.endTime ?? null,
      ticks,
      candles,
      bytes: ticks * TICK_BYTES + candles * CANDLE_BYTES,
      isPinned,
    };
  }

  #count(table: 'tick' | 'candle', id: number): number {
    const count = this.#store.database
      .prepare<[number], number>(`SELECT count(*) FROM ${table} WHERE market_id = ?`)
      .pluck();
    return count.get(id) ?? 0;
  }
}

function matches({ ticker, title, market }: StoredMarket, words: readonly string[]): boolean {
  const text = `${title} ${market?.yesSubtitle ?? ''} ${ticker}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function unknown(ticker: string): Result<never> {
  return fail('not-found', `Nothing is stored of ${ticker}.`);
}
