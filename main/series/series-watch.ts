import { seriesOf } from '../../preload/contract/market.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { detailOf, type Log } from '../adapters/log.ts';
import { Timers } from '../adapters/timers.ts';
import { nextTurn, type SeriesListing } from './standing.ts';

/** Markets are announced well before they open: this is soon enough to learn of them, at two requests a series. */
const LOOK_MS = 60_000;
/** The exchange caches its answers for 15 s, so the turn of a market may show a little late. */
const AGAIN_MS = 15_000;
/** For this long after something happened in a series, it is looked at more often. */
const LIVELY_MS = 60_000;
/** Announcements come by the dozen: one for each strike of an event. */
const BURST_MS = 1_000;

/** Where markets of series are listed. */
export interface SeriesSource {
  /** The markets of a series that trade or are announced; none for a series the exchange does not have. */
  seriesMarkets(series: string): Promise<Result<SeriesListing>>;
}

export interface SeriesWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Unix ms of the exchange's clock. */
  readonly now: () => number;
  readonly source: SeriesSource;
  /** The series that somebody waits for. */
  readonly series: () => readonly string[];
  /** Is called when the listing of a series has changed, and when time has passed. */
  readonly onTurn: (series: string) => void;
}

/**
 * Keeps an eye on series: the stream names new markets but does not describe them, and says nothing when one opens or closes
 * on schedule. Each series is looked at every minute, when a market is due to open or close, and when the stream tells
 * of one; around these moments every 15 s.
 */
export class SeriesWatch {
  readonly #parts: SeriesWatchParts;
  readonly #timers: Timers;
  readonly #listings = new Map<string, SeriesListing>();
  readonly #livelyUntil = new Map<string, number>();
  readonly #looking = new Set<string>();
  #isStopped = false;

  constructor(parts: SeriesWatchParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timers.cancelAll();
  }

  /** Begins, and later: the list of series may have changed. Looks at those that are new. */
  follow(): void {
    for (const series of this.#parts.series()) {
      if (!this.#timers.has(lookAt(series))) void this.#look(series);
    }
  }

  /** What was last seen of a series; `null` before the first answer. */
  listingOf(series: string): SeriesListing | null {
    return this.#listings.get(series) ?? null;
  }

  /** Looks at every series at once: the machine has slept, or the exchange can be reached again. */
  lookNow(): void {
    for (const series of this.#parts.series()) void this.#look(series);
  }

  /** The stream has told of a market. */
  note(ticker: string): void {
    const series = seriesOf(ticker);
    if (!this.#parts.series().includes(series)) return;
    this.#livelyUntil.set(series, this.#parts.clock.now() + LIVELY_MS);
    const name = `note ${series}`;
    if (!this.#timers.has(name)) {
      this.#timers.after(name, BURST_MS, () => void this.#look(series));
    }
  }

  async #look(series: string): Promise<void> {
    if (this.#looking.has(series)) return;
    this.#looking.add(series);
    this.#tell(series);
    const answer = await this.#parts.source.seriesMarkets(series);
    if (!this.#isStopped) this.#take(series, answer);
    this.#looking.delete(series);
  }

  #take(series: string, answer: Result<SeriesListing>): void {
    if (!this.#parts.series().includes(series)) return this.#forget(series);
    if (answer.ok) {
      this.#listings.set(series, answer.value);
      this.#tell(series);
    }
    this.#plan(series, answer.ok);
  }

  /** Sees to the next look, and to the next moment at which time alone changes something. */
  #plan(series: string, answered: boolean): void {
    const { clock, now } = this.#parts;
    const isLively = clock.now() < (this.#livelyUntil.get(series) ?? 0);
    const wait = isLively || !answered ? AGAIN_MS : LOOK_MS;
    this.#timers.after(lookAt(series), wait, () => void this.#look(series));
    const listing = this.listingOf(series);
    const turn = listing ? nextTurn(listing, now()) : null;
    if (turn !== null && turn - now() <= LOOK_MS) {
      this.#timers.after(turnOf(series), turn - now(), () => this.#turn(series));
    }
  }

  #turn(series: string): void {
    this.#livelyUntil.set(series, this.#parts.clock.now() + LIVELY_MS);
    this.#tell(series);
    void this.#look(series);
  }

  /** Whoever is told may fail without ending the watch. */
  #tell(series: string): void {
    try {
      this.#parts.onTurn(series);
    } catch (error) {
      this.#parts.log.warn(`The turn of ${series} was not taken: ${detailOf(error)}`);
    }
  }

  #forget(series: string): void {
    this.#listings.delete(series);
    this.#livelyUntil.delete(series);
    for (const name of [lookAt(series), turnOf(series)]) this.#timers.cancel(name);
  }
}

const lookAt = (series: string): string => `look ${series}`;
const turnOf = (series: string): string => `turn ${series}`;
