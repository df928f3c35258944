import type { KeyImport, KeySummary } from './account.ts';
import type { Market } from './market.ts';
import type { Settings } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

interface Operation<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** A page of open markets; `cursor` is `null` on the last one. */
export interface MarketPage {
  readonly markets: readonly Market[];
  readonly cursor: string | null;
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
  /** Open markets, most recent first; pass the previous page's cursor to go on. */
  listOpenMarkets: Operation<{ readonly cursor: string | null }, MarketPage>;
  /** Adds a market to the watchlist, at the end or at `position` (undo puts it back where it was). */
  followMarket: Operation<{ readonly ticker: string; readonly position: number | null }, undefined>;
  unfollowMarket: Operation<{ readonly ticker: string }, undefined>;
  /** Streams the order book of one market until called with another ticker or `null`. */
  watchOrderBook: Operation<{ readonly ticker: string | null }, undefined>;
  importKey: Operation<KeyImport, KeySummary>;
  /** Makes a key pair on the practice exchange and stores it the way an imported key is stored. */
  importPracticeKey: Operation<undefined, KeySummary>;
  removeKey: Operation<undefined, undefined>;
  /** Asks the keychain again after it was locked, absent or silent. */
  retryKey: Operation<undefined, undefined>;
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
  listOpenMarkets: true,
  followMarket: true,
  unfollowMarket: true,
  watchOrderBook: true,
  importKey: true,
  importPracticeKey: true,
  removeKey: true,
  retryKey: true,
  updateSettings: true,
  refresh: true,
  openLink: true,
  hideWindow: true,
  holdWindow: true,
};

export const operationNames = Object.keys(names) as readonly OperationName[];
