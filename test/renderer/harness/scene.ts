import type { KeySummary } from '../../../preload/contract/account.ts';
import type { Firing } from '../../../preload/contract/alerts.ts';
import type { ArchiveEntry } from '../../../preload/contract/archive.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { OperationName } from '../../../preload/contract/operations.ts';
import type { Failure, Result } from '../../../preload/contract/result.ts';
import type { Snapshot } from '../../../preload/contract/snapshot.ts';

/** What the fake main process knows and how it answers; everything else follows from these. */
export interface Scene {
  readonly snapshot: Result<Snapshot>;
  /** Every market of the fake exchange; the open ones are listed 50 a page. */
  readonly markets: readonly Market[];
  /** What a key import ends with. */
  readonly importResult: Result<KeySummary>;
  /** What has fired, newest first. */
  readonly firings?: readonly Firing[];
  /** Whether the condition of a rule that is made or changed holds already. */
  readonly holdsAlready?: boolean;
  /** Answers that take the place of an operation's own. */
  readonly failing?: Partial<Record<OperationName, Result<never>>>;
  /** What is stored of every market; without it, everything. */
  readonly history?: 'nothing' | 'long-ago';
  /** Every market ever followed. */
  readonly archive?: readonly ArchiveEntry[];
  /** How much of each market's past is still to be fetched. */
  readonly missingCandles?: number;
  /** Why the list of open markets could not be brought up to date. */
  readonly searchProblem?: Failure;
  /** What keeps the exchange's lists from being read, and whether they were read earlier. */
  readonly directory?: { readonly problem: Failure; readonly kept: boolean };
  /** Operations that never answer. */
  readonly silent?: readonly OperationName[];
}
