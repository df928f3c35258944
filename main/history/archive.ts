import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { ArchiveEntry, Deletion } from '../../preload/contract/archive.ts';
import type { MarketSummary } from '../../preload/contract/market.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { listArchive } from './archive-list.ts';
import type { HistoryStore } from './history-store.ts';

/** More than anybody looks through before typing another word. */
const MAX_MATCHES = 50;

export interface ArchiveParts {
  readonly environment: EnvironmentId;
  readonly store: HistoryStore;
  /** When something was deleted is told by this machine's clock, as how long it can be brought back is. */
  readonly clock: Clock;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
  /** Markets on the watchlist, and those that alerts are about. */
  readonly followed: () => ReadonlySet<string>;
}

/** Every market of one environment that was ever followed: listed, searched, kept, deleted and brought back. */
export class Archive {
  readonly #parts: ArchiveParts;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
  }

  /** All of them, deleted ones that can be brought back included, in no order. */
  async list(): Promise<Result<readonly ArchiveEntry[]>> {
    const { store, environment, now } = this.#parts;
    const followed = this.#parts.followed();
    try {
      const found = await listArchive(
        store.database.name,
        environment,
        store.coverage.openEnd(now()),
      );
      return ok(found.map((entry) => ({ ...entry, isFollowed: followed.has(entry.ticker) })));
    } catch (error) {
      return fail('internal', `The stored markets could not be listed: ${String(error)}.`);
    }
  }

  /** Markets whose title, outcome or ticker holds every word of a text, the latest followed first; none for no words. */
  search(text: string): readonly MarketSummary[] {
    const { store, environment } = this.#parts;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length === 0 ? [] : store.markets.search(environment, words, MAX_MATCHES);
  }

  /** Keeps what is stored of these markets whatever its age, or no longer. */
  keep(tickers: readonly string[], isKept: boolean): Result<undefined> {
    const { store, environment } = this.#parts;
    return this.#write(() => store.markets.setKept(environment, tickers, isKept));
  }

  /** Deletes what is stored of these markets; for a day `restore` brings it back. Those that are followed stay. */
  delete(tickers: readonly string[]): Result<Deletion> {
    const { store, environment, clock } = this.#parts;
    const followed = this.#parts.followed();
    const deleted = tickers.filter((ticker) => !followed.has(ticker));
    const written = this.#write(() => store.markets.setDeleted(environment, deleted, clock.now()));
    if (!written.ok) return written;
    return ok({ deleted, followed: tickers.filter((ticker) => followed.has(ticker)) });
  }

  restore(tickers: readonly string[]): Result<undefined> {
    const { store, environment } = this.#parts;
    return this.#write(() => store.markets.setDeleted(environment, tickers, null));
  }

  #write(action: () => void): Result<undefined> {
    if (this.#parts.store.attempt(action)) return ok();
    return fail('internal', 'That could not be written. Check that your disk has room.');
  }
}
