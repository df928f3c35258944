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
}

/** The operating system, as far as the screen differs: where shortcuts show ⌘ and where Ctrl. */
export type Platform = 'darwin' | 'win32' | 'linux';

/** Everything a freshly opened window needs; pushes keep it current from there. */
export interface Snapshot {
  readonly connection: Connection;
  /** The environments there are to choose from. */
  readonly environments: readonly EnvironmentId[];
  readonly watchlist: readonly WatchlistEntry[];
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
