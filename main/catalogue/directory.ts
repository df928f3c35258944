import type { BrowseFolder, BrowseListing, BrowsePlace } from '../../preload/contract/browse.ts';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';
import { seriesOf } from '../../preload/contract/market.ts';
import type { Failure, Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { keyOf, type DirectoryStore, type Contents } from './directory-store.ts';
import { isOutdated } from './outdated.ts';
import { unkept } from './unkept.ts';

/** A list is good for this long: events open by the hour, and walking back and forth should ask for nothing. */
const FRESH_MS = 5 * 60_000;

/** Where the lists come from. */
export interface DirectorySource {
  list(place: BrowsePlace): Promise<Result<Contents>>;
}

/** Who can tell how many open markets there are. */
export interface MarketCount {
  /** How many open markets fall under each name; `null` while not all of them are known. */
  count(nameOf: (entry: CatalogueEntry) => string): ReadonlyMap<string, number> | null;
}

/**
 * What the exchange lists, from its categories over series and events down to markets: read when somebody looks, kept on
 * disk, and shown from there until the exchange has answered.
 */
export class Directory {
  readonly #clock: Clock;
  readonly #store: DirectoryStore;
  readonly #source: DirectorySource;
  readonly #open: MarketCount;
  readonly #reading = new Map<string, Promise<void>>();
  readonly #problems = new Map<string, Failure>();

  constructor(parts: {
    readonly clock: Clock;
    readonly store: DirectoryStore;
    readonly source: DirectorySource;
    readonly open: MarketCount;
  }) {
    this.#clock = parts.clock;
    this.#store = parts.store;
    this.#source = parts.source;
    this.#open = parts.open;
  }

  /** What is kept of a list; an outdated one is asked for in the background. */
  known(place: BrowsePlace): BrowseListing {
    const key = keyOf(place);
    const readTime = this.#store.load(place)?.readTime ?? 0;
    if (isOutdated(readTime, this.#clock.now(), FRESH_MS) && !this.#reading.has(key)) {
      const reading = this.#read(place, key).finally(() => this.#reading.delete(key));
      this.#reading.set(key, reading);
    }
    return this.#listing(place);
  }

  /** The list once the exchange has answered, or has failed to, what `known` asked for. */
  async fresh(place: BrowsePlace): Promise<BrowseListing> {
    await this.#reading.get(keyOf(place));
    return this.#listing(place);
  }

  async #read(place: BrowsePlace, key: string): Promise<void> {
    const answer = await this.#source.list(place);
    if (!answer.ok) {
      this.#problems.set(key, answer.error);
      return;
    }
    try {
      this.#store.save(place, answer.value, this.#clock.now());
      this.#problems.delete(key);
    } catch (error) {
      this.#problems.set(key, unkept(error));
    }
  }

  #listing(place: BrowsePlace): BrowseListing {
    const key = keyOf(place);
    const kept = this.#store.load(place);
    return {
      folders: this.#counted(place, kept?.folders ?? []),
      markets: kept?.markets ?? [],
      readTime: kept?.readTime ?? null,
      isReading: this.#reading.has(key),
      problem: this.#problems.get(key) ?? null,
    };
  }

  /** What has nothing open stands last: of most series only the name is left. */
  #counted(place: BrowsePlace, folders: Contents['folders']): readonly BrowseFolder[] {
    const counts = this.#open.count(nameIn(place));
    const counted = folders.map((folder) => ({
      ...folder,
      open: openIn(place, counts, folder.id),
    }));
    return counted.sort((a, b) => Number(a.open === 0) - Number(b.open === 0));
  }
}

/** Which folder of a list an open market stands in. */
function nameIn({ list }: BrowsePlace): (entry: CatalogueEntry) => string {
  if (list === 'categories') return ({ category }) => category;
  return list === 'series' ? ({ ticker }) => seriesOf(ticker) : ({ eventTicker }) => eventTicker;
}

/** A listed event is open, also one that opened after the markets were counted. */
function openIn(
  { list }: BrowsePlace,
  counts: ReadonlyMap<string, number> | null,
  id: string,
): number | null {
  if (!counts) return null;
  return counts.get(id) ?? (list === 'events' ? null : 0);
}
