import type { Account } from './account.ts';
import type { AlertWatch, RuleStatus } from './alerts.ts';
import type { Connection } from './connection.ts';
import type { EnvironmentId } from './environment.ts';
import type { BackfillProgress, RecordingState } from './history.ts';
import type { StorageNotice } from './storage.ts';
import type { Market } from './market.ts';
import type { Quote } from './quote.ts';
import type { Settings } from './settings.ts';

/**
 * One row of the watchlist, in the person's order: a market, or a series whose row moves on from market to market. The title
 * is kept so that a row has a name before the exchange answers.
 */
export interface WatchlistEntry {
  /** Of the market, or of the series. */
  readonly ticker: string;
  readonly title: string;
  /** The group it stands in; `null` outside of groups. */
  readonly groupId: number | null;
  /** Whether its price is shown in the tray. */
  readonly isPinned: boolean;
  /** Where a followed series stands; `null` for a market. */
  readonly series: SeriesStanding | null;
}

/** Which market of a recurring series is shown now. */
export interface SeriesStanding {
  /** The ticker of the market that trades; `null` while none does. */
  readonly market: string | null;
  /** The ticker of the market that traded before; `null` while none is known. */
  readonly previous: string | null;
  /** Unix ms at which the next market opens; `null` while one trades, and when none is announced. */
  readonly nextOpenTime: number | null;
}

/** A series nothing is known of yet. */
export const unknownStanding: SeriesStanding = { market: null, previous: null, nextOpenTime: null };

/** The ticker under which a row's prices are known. Of a series without an open market it is its own: nothing is known there. */
export function pricedTicker({
  ticker,
  series,
}: Pick<WatchlistEntry, 'ticker' | 'series'>): string {
  return series?.market ?? ticker;
}

/** The markets a row needs to know of: its own, or of a series the present and the previous one. */
export function marketsOf({
  ticker,
  series,
}: Pick<WatchlistEntry, 'ticker' | 'series'>): readonly string[] {
  if (!series) return [ticker];
  return [series.market, series.previous].filter((market) => market !== null);
}

/** Markets of the watchlist under one name. */
export interface WatchlistGroup {
  readonly id: number;
  readonly name: string;
  readonly isCollapsed: boolean;
  /** Made of one event: its markets stand by their chance, and the chances are summed. */
  readonly isEvent: boolean;
}

/** The operating system, as far as the screen differs: where shortcuts show ⌘ and where Ctrl. */
export type Platform = 'darwin' | 'win32' | 'linux';

/** Everything a freshly opened window needs; pushes keep it current from there. */
export interface Snapshot {
  readonly connection: Connection;
  /** The environments there are to choose from. */
  readonly environments: readonly EnvironmentId[];
  readonly watchlist: readonly WatchlistEntry[];
  /** In the person's order; they follow the markets outside of groups. */
  readonly groups: readonly WatchlistGroup[];
  readonly markets: readonly Market[];
  readonly quotes: readonly Quote[];
  readonly account: Account;
  readonly settings: Settings;
  readonly rules: readonly RuleStatus[];
  /** How many firings nobody has seen. */
  readonly unseen: number;
  readonly alertWatch: AlertWatch;
  readonly recording: RecordingState;
  readonly backfill: BackfillProgress;
  /** What happened to stored files, until it is dismissed. */
  readonly storageNotices: readonly StorageNotice[];
  readonly version: string;
  readonly platform: Platform;
}
