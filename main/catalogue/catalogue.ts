import type { CatalogueEntry, CatalogueMatches } from '../../preload/contract/catalogue.ts';
import type { Failure, Result } from '../../preload/contract/result.ts';
import { sleep, type Clock } from '../adapters/clock.ts';
import { CatalogueIndex } from './catalogue-index.ts';
import type { CatalogueStore } from './catalogue-store.ts';
import { isOutdated } from './outdated.ts';
import { unkept } from './unkept.ts';

/** A complete list is good for this long: markets open by the hour, and the walk costs dozens of requests. */
const FRESH_MS = 30 * 60_000;

/** After a walk that failed, searches leave the exchange alone for this long: less than it takes to read why. */
const PAUSE_MS = 3_000;

/** The exchange's list of open markets, page by page. */
export interface CatalogueSource {
  openMarkets(): AsyncIterable<Result<readonly CatalogueEntry[]>>;
}

/** Open markets by title: cached on disk, searched in memory, brought up to date when somebody searches. */
export class Catalogue {
  readonly #clock: Clock;
  readonly #store: CatalogueStore;
  readonly #source: CatalogueSource;
  readonly #index: CatalogueIndex;
  #loading: Promise<void> | null = null;
  #isWalking = false;
  #problem: Failure | null = null;
  #nextWalkTime = 0;

  constructor(clock: Clock, store: CatalogueStore, source: CatalogueSource) {
    this.#clock = clock;
    this.#store = store;
    this.#source = source;
    this.#index = new CatalogueIndex(() => sleep(clock, 0));
  }

  /** What is known now; an outdated list is walked anew in the background. Words wait for the list on disk to be indexed. */
  async search(text: string): Promise<CatalogueMatches> {
    const loaded = this.#wake();
    if (text.trim() !== '') await loaded;
    const { walkedTime } = this.#store;
    return {
      matches: this.#index.search(text),
      known: this.#index.size,
      walkedTime,
      isWalking: this.#isWalking,
      problem: this.#problem,
    };
  }

  /** How many open markets fall under each name, as far as is known; `null` before the first complete walk. Walks likewise. */
  count(nameOf: (entry: CatalogueEntry) => string): ReadonlyMap<string, number> | null {
    void this.#wake();
    if (this.#store.walkedTime === null) return null;
    const counts = new Map<string, number>();
    for (const entry of this.#index.entries) {
      const name = nameOf(entry);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  /**
   * Somebody wants to know: what is on disk has to be at hand, and what is outdated to be walked. Resolves when what is on disk
   * can be found by its words.
   */
  #wake(): Promise<void> {
    this.#loading ??= this.#index.add(this.#store.load());
    if (this.#isDue(this.#store.walkedTime)) void this.#walk(this.#loading);
    return this.#loading;
  }

  #isDue(walkedTime: number | null): boolean {
    const now = this.#clock.now();
    return (
      now >= this.#nextWalkTime && (walkedTime === null || isOutdated(walkedTime, now, FRESH_MS))
    );
  }

  /** Keeps each page as it comes; a walk cut short leaves what it saw, and the old list beside it. */
  async #walk(loaded: Promise<void>): Promise<void> {
    if (this.#isWalking) return;
    this.#isWalking = true;
    const startedTime = this.#clock.now();
    const seen = new Set<string>();
    try {
      for await (const page of this.#source.openMarkets()) {
        if (!page.ok) {
          this.#fail(page.error);
          return;
        }
        this.#store.save(page.value, startedTime);
        await loaded;
        await this.#index.add(page.value);
        for (const { ticker } of page.value) seen.add(ticker);
      }
      this.#store.finish(startedTime);
      this.#index.retain(seen);
      this.#problem = null;
    } catch (error) {
      this.#fail(unkept(error));
    } finally {
      this.#isWalking = false;
    }
  }

  #fail(problem: Failure): void {
    this.#problem = problem;
    this.#nextWalkTime = this.#clock.now() + PAUSE_MS;
  }
}
