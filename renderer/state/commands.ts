import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Market } from '../../preload/contract/market.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import type { Settings } from '../../preload/contract/settings.ts';
import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { namedMarkets } from '../format/count.ts';
import type { Session } from './session.svelte.ts';
import type { Toasts } from './toasts.svelte.ts';

/** Takes back what was done. */
type Undo = () => Promise<Result<unknown>>;

/** A row of the watchlist and its place, from 0. */
interface PlacedEntry {
  readonly entry: WatchlistEntry;
  readonly position: number;
}

/** What the person can do from more than one place. Every failure is told in a toast. */
export class Commands {
  readonly #api: KalshiTrayApi;
  readonly #session: Session;
  readonly #toasts: Toasts;
  /** The latest comes last. */
  readonly #undos: Undo[] = [];

  constructor(api: KalshiTrayApi, session: Session, toasts: Toasts) {
    this.#api = api;
    this.#session = session;
    this.#toasts = toasts;
  }

  /** Follows one market, at the end of the list. */
  async follow(ticker: string): Promise<boolean> {
    return this.tell(await this.#api.followMarket({ ticker }));
  }

  /** Follows a market, or follows it no longer; either can be undone. */
  async toggleFollow({ ticker, title }: Pick<Market, 'ticker' | 'title'>): Promise<void> {
    if (this.#session.follows(ticker)) return this.unfollow([ticker]);
    if (!(await this.follow(ticker))) return;
    this.offerUndo(`Following “${title}”`, () => this.#api.unfollowMarket({ ticker }));
  }

  /** Follows a series, whose row always shows the market that is open; can be undone. */
  async followSeries(series: string): Promise<void> {
    if (!this.tell(await this.#api.followSeries({ series }))) return;
    const title = this.#session.watchlist.find(({ ticker }) => ticker === series)?.title ?? series;
    this.offerUndo(`Following the series “${title}”`, () =>
      this.#api.unfollowMarket({ ticker: series }),
    );
  }

  /** Follows several in their order, up to the first that cannot be followed; `true` when all are. */
  async followAll(tickers: readonly string[]): Promise<boolean> {
    for (const ticker of tickers) {
      if (!(await this.follow(ticker))) return false;
    }
    return true;
  }

  /** Follows none of these any longer. */
  async unfollowAll(tickers: readonly string[]): Promise<Result<unknown>> {
    const answers = tickers.map((ticker) => this.#api.unfollowMarket({ ticker }));
    return (await Promise.all(answers)).find((answer) => !answer.ok) ?? ok();
  }

  /** Removes markets from the list; one `undo` brings all of them back to their old places. */
  async unfollow(tickers: readonly string[]): Promise<void> {
    const rows = this.#session.watchlist
      .map((entry, position): PlacedEntry => ({ entry, position }))
      .filter(({ entry }) => tickers.includes(entry.ticker));
    const answers = await Promise.all(
      rows.map(({ entry: { ticker } }) => this.#api.unfollowMarket({ ticker })),
    );
    const removed = rows.filter((_, place) => answers[place]?.ok);
    if (removed.length > 0)
      this.offerUndo(`Removed ${namedMarkets(removed.map((row) => this.#titleOf(row)))}`, () =>
        this.#putBack(removed),
      );
    for (const answer of answers) this.tell(answer);
  }

  /** Says what was done, and lets `undo` take it back from now on. */
  offerUndo(message: string, undo: Undo): void {
    this.#undos.push(undo);
    this.#toasts.show(message, {
      label: 'Undo',
      keys: 'mod+z',
      run: (): void => void this.undo(),
    });
  }

  /** Takes back the latest thing that can be, and the one before it when called again. */
  async undo(): Promise<void> {
    const undo = this.#undos.pop();
    if (!undo) return;
    this.#toasts.dismiss();
    this.tell(await undo());
  }

  async retryKey(): Promise<void> {
    this.tell(await this.#api.retryKey());
  }

  /** There is no way back from this one: ask first. */
  async removeKey(): Promise<void> {
    this.tell(await this.#api.removeKey());
  }

  /** `false` when the settings stay as they were. */
  async updateSettings(patch: Partial<Settings>): Promise<boolean> {
    return this.tell(await this.#api.updateSettings(patch));
  }

  async openLink(url: string): Promise<void> {
    this.tell(await this.#api.openLink({ url }));
  }

  /** Says something in passing. */
  say(message: string): void {
    this.#toasts.show(message);
  }

  /** Says what went wrong, if anything did. */
  tell<T>(result: Result<T>): result is Extract<Result<T>, { ok: true }> {
    if (!result.ok) this.#toasts.show(result.error.message);
    return result.ok;
  }

  /** Topmost first: each place is that of the list with everything above it back in it. */
  async #putBack(removed: readonly PlacedEntry[]): Promise<Result<unknown>> {
    for (const row of removed) {
      const answer = await this.#api.restoreMarket(row);
      if (!answer.ok) return answer;
    }
    return ok();
  }

  #titleOf({ entry: { ticker, title } }: PlacedEntry): string {
    return this.#session.markets.of(ticker).market?.title ?? title;
  }
}
