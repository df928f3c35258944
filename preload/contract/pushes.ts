import type { Account } from './account.ts';
import type { AlertWatch, Firing, RuleStatus } from './alerts.ts';
import type { Connection } from './connection.ts';
import type { ExportProgress } from './archive.ts';
import type { BackfillProgress, RecordingState } from './history.ts';
import type { StorageNotice } from './storage.ts';
import type { Market } from './market.ts';
import type { OrderBook, Quote } from './quote.ts';
import type { Settings } from './settings.ts';
import type { SoundOrder } from './sound.ts';
import type { Trade } from './trade.ts';
import type { WatchlistEntry, WatchlistGroup } from './snapshot.ts';

/** What the main process tells its window without being asked. */
export interface Pushes {
  connection: Connection;
  /** The whole list, in order. */
  watchlist: readonly WatchlistEntry[];
  /** All groups, in order. */
  groups: readonly WatchlistGroup[];
  /** Only the markets that changed. */
  markets: readonly Market[];
  /** Only the quotes that changed since the last push; at most one push per frame (16 ms). */
  quotes: readonly Quote[];
  orderBook: OrderBook;
  /** The latest trades of the market watched with `watchTrades`, in their order. */
  trades: readonly Trade[];
  account: Account;
  settings: Settings;
  /** Alert rules that were made, changed or moved on to another state, and the ids of deleted ones. */
  rules: { readonly changed: readonly RuleStatus[]; readonly removed: readonly number[] };
  /** What has just fired. */
  firings: readonly Firing[];
  /** How many firings nobody has seen. */
  unseen: number;
  alertWatch: AlertWatch;
  /** Asks the window to play a tone. */
  sound: SoundOrder;
  /** Whether prices are being written to the history. */
  recording: RecordingState;
  /** How far fetching what was not recorded has come, over all followed markets. */
  backfill: BackfillProgress;
  /** All that were not dismissed. */
  storageNotices: readonly StorageNotice[];
  /** How far the running export has come. */
  exportProgress: ExportProgress;
  /** Asks the window to show a screen: the tray menu's Settings…, a notification's market. */
  navigate: Route;
}

/** A screen of the window. */
export type Route =
  | { readonly screen: 'watchlist' }
  /** `reference` is what to look for at once: a ticker or kalshi.com address; `browse` shows lists instead of the search. */
  | { readonly screen: 'add'; readonly reference?: string; readonly browse?: boolean }
  /** `firingId` is the firing to highlight. */
  | { readonly screen: 'market'; readonly ticker: string; readonly firingId?: number }
  | { readonly screen: 'history'; readonly ticker: string }
  | { readonly screen: 'archive' }
  /** With `hasNews`, what has fired comes first; the window may not have heard of it yet. */
  | { readonly screen: 'alerts'; readonly firingId?: number; readonly hasNews?: true }
  | { readonly screen: 'key' }
  | { readonly screen: 'settings' };

export type PushName = keyof Pushes;

const names: { readonly [Name in PushName]: true } = {
  connection: true,
  watchlist: true,
  groups: true,
  markets: true,
  quotes: true,
  orderBook: true,
  trades: true,
  account: true,
  settings: true,
  rules: true,
  firings: true,
  unseen: true,
  alertWatch: true,
  sound: true,
  recording: true,
  backfill: true,
  storageNotices: true,
  exportProgress: true,
  navigate: true,
};

export const pushNames = Object.keys(names) as readonly PushName[];
