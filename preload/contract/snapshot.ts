import type { Account } from './account.ts';
import type { AlertWatch, RuleStatus } from './alerts.ts';
import type { Connection } from './connection.ts';
import type { EnvironmentId } from './environment.ts';
import type { Market } from './market.ts';
import type { Quote } from './quote.ts';
import type { Settings } from './settings.ts';

/** One followed market, in the person's order. The title is kept so that a row has a name before the exchange answers. */
export interface WatchlistEntry {
  readonly ticker: string;
  readonly title: string;
  /** The group it stands in; `null` outside of groups. */
  readonly groupId: number | null;
  /** Whether its price is shown in the tray. */
  readonly isPinned: boolean;
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
  readonly version: string;
  readonly platform: Platform;
}
