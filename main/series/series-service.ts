import type { Market } from '../../preload/contract/market.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { SeriesRows, type KnownMarkets, type SeriesShelf } from './series-rows.ts';
import { SeriesWatch, type SeriesSource, type SeriesWatchParts } from './series-watch.ts';

/** The watchlist, as far as following series is concerned. */
export interface FollowingShelf extends SeriesShelf {
  addSeries(row: Pick<WatchlistEntry, 'ticker' | 'title'>): void;
  retitle(titles: ReadonlyMap<string, string>): void;
}

export interface SeriesServiceParts extends Pick<SeriesWatchParts, 'clock' | 'log' | 'now'> {
  readonly source: SeriesSource;
  readonly names: {
    /** What a series is called; fails with `not-found`. */
    seriesTitle(series: string): Promise<Result<string>>;
  };
  readonly shelf: FollowingShelf;
  readonly known: KnownMarkets;
  /** Series that somebody waits for although they are not on the watchlist. */
  readonly others: () => readonly string[];
  /** Is told of every market that is listed in a watched series, again and again, with the latest that is known of it. */
  readonly found: (market: Market) => void;
}

/** Recurring series: finds their markets as they open and close, and moves the rows of the watchlist that follow one. */
export class SeriesService {
  readonly #parts: SeriesServiceParts;
  readonly #rows: SeriesRows;
  readonly #watch: SeriesWatch;

  constructor(parts: SeriesServiceParts) {
    this.#parts = parts;
    this.#watch = new SeriesWatch({
      ...parts,
      series: () => [...new Set([...this.#followed, ...parts.others()])],
      onTurn: (series) => this.#onTurn(series),
    });
    this.#rows = new SeriesRows({ ...parts, listingOf: (series) => this.#watch.listingOf(series) });
  }

  /** Follows a series; fails with `not-found` for one that does not exist. One that cannot be asked for now gets its name later. */
  async add(series: string): Promise<Result<undefined>> {
    const { names, shelf } = this.#parts;
    const title = await names.seriesTitle(series);
    if (!title.ok && title.error.code === 'not-found') return title;
    shelf.addSeries({ ticker: series, title: title.ok ? title.value : series });
    return ok();
  }

  /** Begins, and later: the watchlist or the rules have changed. */
  follow(): void {
    this.#watch.follow();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Looks at every series at once: the machine has slept, or somebody asks. */
  lookNow(): void {
    this.#watch.lookNow();
  }

  /** The stream has told of a market of any series. */
  note(ticker: string): void {
    this.#watch.note(ticker);
  }

  /** A followed market has changed: one that is shown may have closed before its time. */
  onMarket(market: Pick<Market, 'ticker'>): void {
    const rows = this.#parts.shelf.entries.filter(({ series }) => series?.market === market.ticker);
    rows.forEach((row) => this.#rows.judge(row));
  }

  get #followed(): readonly string[] {
    const rows = this.#parts.shelf.entries.filter(({ series }) => series !== null);
    return rows.map(({ ticker }) => ticker);
  }

  #onTurn(series: string): void {
    const { known, found, shelf } = this.#parts;
    const listing = this.#watch.listingOf(series);
    // A listing is up to a minute old: the feed has heard of a pause long before it.
    listing?.markets.forEach((market) => found(known.market(market.ticker) ?? market));
    const row = shelf.entries.find(({ ticker }) => ticker === series);
    if (row) this.#rows.judge(row);
    if (listing && row?.title === series) void this.#name(series);
  }

  /** Names a row that was added while the exchange could not be reached. */
  async #name(series: string): Promise<void> {
    const { names, shelf } = this.#parts;
    const title = await names.seriesTitle(series);
    if (title.ok) shelf.retitle(new Map([[series, title.value]]));
  }
}
