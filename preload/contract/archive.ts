import type { CandlePeriod, TimeRange } from './history.ts';
import type { MarketSummary } from './market.ts';

/** A market ever followed, in the environment in use. */
export interface ArchiveEntry extends Omit<MarketSummary, 'closeTime'> {
  /** Unix ms of the oldest and newest stored data; `null` when there is none. */
  readonly firstTime: number | null;
  readonly lastTime: number | null;
  readonly ticks: number;
  readonly candles: number;
  /** About what it takes on disk. */
  readonly bytes: number;
  /** Whether it is kept whatever its age. */
  readonly isKept: boolean;
  /** Whether it is on the watchlist or an alert is about it: then it cannot be deleted. */
  readonly isFollowed: boolean;
  /** Unix ms; it can be brought back for a day. `null` while it is not deleted. */
  readonly deletedTime: number | null;
}

/** What came of deleting markets from the archive: those that are followed stay. */
export interface Deletion {
  readonly deleted: readonly string[];
  readonly followed: readonly string[];
}

/** What a person exports: markets in the order given, over one time. */
export interface ExportRequest {
  readonly tickers: readonly string[];
  /** `null` is everything stored. */
  readonly range: TimeRange | null;
  /** Every recorded change, or candles of this length. */
  readonly content: 'ticks' | CandlePeriod;
  readonly format: 'csv' | 'json';
}

/** How far an export has come. */
export interface ExportProgress {
  readonly rows: number;
  /** Of the time asked for, 0 to 1: counting rows beforehand would take as long as writing them. */
  readonly share: number;
}

/** A finished export. */
export interface Exported {
  readonly path: string;
  readonly rows: number;
}
