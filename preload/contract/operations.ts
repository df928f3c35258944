import type { KeyImport, KeySummary } from './account.ts';
import type {
  AlertRule,
  AlertRuleDraft,
  FiringFilter,
  FiringPage,
  SaveOutcome,
  StartChoice,
} from './alerts.ts';
import type { ArchiveEntry, Deletion, Exported, ExportRequest } from './archive.ts';
import type { BrowseListing, BrowsePlace } from './browse.ts';
import type { CatalogueMatches } from './catalogue.ts';
import type { ChartData, ChartRequest, EventMarket, Sparkline } from './history.ts';
import type { Market, MarketSummary } from './market.ts';
import type { Settings } from './settings.ts';
import type { Snapshot, WatchlistEntry, WatchlistGroup } from './snapshot.ts';
import type { HistoryUse, StorageNotice } from './storage.ts';
import type { RecentTrades } from './trade.ts';

/** What can be changed of a group. */
export type GroupChange = Partial<Pick<WatchlistGroup, 'name' | 'isCollapsed'>>;

interface Operation<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

interface Tickers {
  readonly tickers: readonly string[];
}

interface Rules {
  readonly ids: readonly number[];
}

/**
 * What a window may ask of the main process: one named operation each, answered with a `Result`.
 *
 * This map is the whole contract. The compiler refuses an operation without a schema (`inputs.ts`), a handler
 * (`main/ipc`) or a name in the preload script.
 */
export interface Operations {
  getSnapshot: Operation<undefined, Snapshot>;
  /** Finds markets by ticker, event ticker or kalshi.com address, without following them. */
  findMarkets: Operation<{ readonly reference: string }, readonly Market[]>;
  /**
   * Searches the titles of open markets, offline too; for no words it answers the liveliest. While the list is being walked,
   * ask again for more.
   */
  searchMarkets: Operation<{ readonly text: string }, CatalogueMatches>;
  /**
   * Lists what stands at a place of the exchange's directory, offline too. What is known answers at once and, where it is
   * outdated, asks the exchange; `fresh` waits for that to end.
   */
  browse: Operation<{ readonly place: BrowsePlace; readonly fresh: boolean }, BrowseListing>;
  /** Adds a market to the watchlist, at the end. */
  followMarket: Operation<{ readonly ticker: string }, undefined>;
  /**
   * Adds a row that always shows the market of a series that trades now, at the end. Fails with `not-found` for a series the
   * exchange does not have; while the exchange cannot be reached it is added unseen.
   */
  followSeries: Operation<{ readonly series: string }, undefined>;
  /** Takes a row off the watchlist, be it of a market or of a series. */
  unfollowMarket: Operation<{ readonly ticker: string }, undefined>;
  /** Undoes `unfollowMarket`: puts the entry back to its place (from 0) in the list and into its group. */
  restoreMarket: Operation<
    { readonly entry: WatchlistEntry; readonly position: number },
    undefined
  >;
  /** Puts markets in front of another one, or at the end of their group, and into a group or (`null`) out of all. */
  moveMarkets: Operation<
    {
      readonly tickers: readonly string[];
      readonly before: string | null;
      readonly groupId: number | null;
    },
    undefined
  >;
  /** Shows a market's price in the tray, or no longer. */
  pinMarket: Operation<{ readonly ticker: string; readonly isPinned: boolean }, undefined>;
  /** Makes a group of followed markets, in front of another group or at the end; its id. */
  createGroup: Operation<
    {
      readonly name: string;
      readonly tickers: readonly string[];
      readonly isEvent: boolean;
      readonly before: number | null;
    },
    number
  >;
  changeGroup: Operation<{ readonly id: number; readonly change: GroupChange }, undefined>;
  /** Puts a group in front of another one, or at the end. */
  moveGroup: Operation<{ readonly id: number; readonly before: number | null }, undefined>;
  /** Its markets stay on the list, outside of groups. */
  deleteGroup: Operation<{ readonly id: number }, undefined>;
  /** Streams the order book of one market until called with another ticker or `null`. */
  watchOrderBook: Operation<{ readonly ticker: string | null }, undefined>;
  /** The recent trades of a market, whose new ones are pushed until called with another ticker or `null`. */
  watchTrades: Operation<{ readonly ticker: string | null }, RecentTrades>;
  /** The stored past of a market, offline too; fails with `not-found` for one that was never followed. */
  getChart: Operation<ChartRequest, ChartData>;
  /** The stored markets of the event that a market belongs to, itself among them. */
  listEventMarkets: Operation<{ readonly ticker: string }, readonly EventMarket[]>;
  /** The last day of each of these markets, as far as it is stored. */
  getSparklines: Operation<Tickers, readonly Sparkline[]>;
  /** How many candles of a followed market's past are still to be fetched. */
  getMissingCandles: Operation<{ readonly ticker: string }, number>;
  /** Every market ever followed, deleted ones that can be brought back included. */
  listArchive: Operation<undefined, readonly ArchiveEntry[]>;
  /** Stored markets that hold all of the words; some of them the exchange may have forgotten. */
  searchArchive: Operation<{ readonly text: string }, readonly MarketSummary[]>;
  /** Keeps what is stored of markets whatever its age, or no longer. */
  keepHistory: Operation<Tickers & { readonly isKept: boolean }, undefined>;
  /** Deletes what is stored of markets that are not followed; for a day `restoreHistory` brings it back. */
  deleteHistory: Operation<Tickers, Deletion>;
  restoreHistory: Operation<Tickers, undefined>;
  getHistoryUse: Operation<undefined, HistoryUse>;
  /** Asks where to, and writes stored history; `null` when the person changed their mind. Pushes `exportProgress`. */
  exportHistory: Operation<ExportRequest, Exported | null>;
  /** Ends the running export; nothing of it stays on the disk. */
  cancelExport: Operation<undefined, undefined>;
  /** Shows the latest exported file in its folder. */
  showExport: Operation<undefined, undefined>;
  dismissNotice: Operation<Pick<StorageNotice, 'kind'>, undefined>;
  /** Shows the file that a notice is about in its folder. */
  showNoticeFile: Operation<Pick<StorageNotice, 'kind'>, undefined>;
  importKey: Operation<KeyImport, KeySummary>;
  /** Makes a key pair on the practice exchange and stores it the way an imported key is stored. */
  importPracticeKey: Operation<undefined, KeySummary>;
  removeKey: Operation<undefined, undefined>;
  /** Asks the keychain again after it was locked, absent or silent. */
  retryKey: Operation<undefined, undefined>;
  /** Saves an alert rule, unless its condition holds already: then nothing is saved and the person chooses a start. */
  createRule: Operation<
    { readonly draft: AlertRuleDraft; readonly start: StartChoice | null },
    SaveOutcome
  >;
  changeRule: Operation<
    { readonly id: number; readonly draft: AlertRuleDraft; readonly start: StartChoice | null },
    SaveOutcome
  >;
  setRulesEnabled: Operation<Rules & { readonly enabled: boolean }, undefined>;
  /** Holds back what these rules fire until a time (Unix ms); `null` ends it. */
  snoozeRules: Operation<Rules & { readonly until: number | null }, undefined>;
  muteRules: Operation<Rules & { readonly muted: boolean }, undefined>;
  duplicateRule: Operation<
    { readonly id: number; readonly tickers: readonly string[] },
    readonly AlertRule[]
  >;
  /** Deletes rules; `restoreRules` brings them back for a day. */
  deleteRules: Operation<Rules, undefined>;
  restoreRules: Operation<Rules, undefined>;
  /** Asks where to, and writes all rules as JSON; the path, or `null` when the person changed their mind. */
  exportRules: Operation<undefined, string | null>;
  /** Adds the rules of an exported file that are not there yet; how many. */
  importRules: Operation<{ readonly text: string }, number>;
  /** What has fired, newest first. */
  listFirings: Operation<FiringFilter, FiringPage>;
  /** Marks firings as seen, or with `null` all of them. */
  markFiringsSeen: Operation<{ readonly ids: readonly number[] | null }, undefined>;
  /** Empties the list, or the part the filter finds; the token undoes it for a day. */
  clearFirings: Operation<FiringFilter, number>;
  undoClearFirings: Operation<{ readonly token: number }, undefined>;
  /** Asks where to, and writes the firings the filter finds as CSV; the path, or `null` as above. */
  exportFirings: Operation<FiringFilter, string | null>;
  updateSettings: Operation<Partial<Settings>, undefined>;
  /** Polls now, and reconnects the stream when it is waiting or was refused. */
  refresh: Operation<undefined, undefined>;
  /** Opens a page of kalshi.com in the person's browser; any other address is refused. */
  openLink: Operation<{ readonly url: string }, undefined>;
  /** What Escape means at the bottom: hides the window unless it is pinned open. */
  hideWindow: Operation<undefined, undefined>;
  /** Keeps the window open while a file chooser of the page has the focus; nothing else tells the main process of one. */
  holdWindow: Operation<{ readonly held: boolean }, undefined>;
}

export type OperationName = keyof Operations;
export type Input<Name extends OperationName> = Operations[Name]['input'];
export type Output<Name extends OperationName> = Operations[Name]['output'];

const names: { readonly [Name in OperationName]: true } = {
  getSnapshot: true,
  findMarkets: true,
  searchMarkets: true,
  browse: true,
  followMarket: true,
  followSeries: true,
  unfollowMarket: true,
  restoreMarket: true,
  moveMarkets: true,
  pinMarket: true,
  createGroup: true,
  changeGroup: true,
  moveGroup: true,
  deleteGroup: true,
  watchOrderBook: true,
  watchTrades: true,
  getChart: true,
  listEventMarkets: true,
  getSparklines: true,
  getMissingCandles: true,
  listArchive: true,
  searchArchive: true,
  keepHistory: true,
  deleteHistory: true,
  restoreHistory: true,
  getHistoryUse: true,
  exportHistory: true,
  cancelExport: true,
  showExport: true,
  dismissNotice: true,
  showNoticeFile: true,
  importKey: true,
  importPracticeKey: true,
  removeKey: true,
  retryKey: true,
  createRule: true,
  changeRule: true,
  setRulesEnabled: true,
  snoozeRules: true,
  muteRules: true,
  duplicateRule: true,
  deleteRules: true,
  restoreRules: true,
  exportRules: true,
  importRules: true,
  listFirings: true,
  markFiringsSeen: true,
  clearFirings: true,
  undoClearFirings: true,
  exportFirings: true,
  updateSettings: true,
  refresh: true,
  openLink: true,
  hideWindow: true,
  holdWindow: true,
};

export const operationNames = Object.keys(names) as readonly OperationName[];
