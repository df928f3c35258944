import type { Route } from '../../preload/contract/pushes.ts';

/** A screen of the window: those the main process can ask for, and those only the person opens. */
export type Place =
  | Route
  /** The editor of one rule, or of a new one; `ticker` is the market it starts with. */
  | { readonly screen: 'rule'; readonly ruleId?: number; readonly ticker?: string }
  /** What to write of stored markets to a file. */
  | { readonly screen: 'export'; readonly tickers: readonly string[] }
  /** Every key that does something. */
  | { readonly screen: 'shortcuts' }
  /** Where to copy rules to. */
  | { readonly screen: 'copy-rules'; readonly ruleIds: readonly number[] };

const home: Place = { screen: 'watchlist' };

/** Which screen is shown, and the way back. The watchlist is always at the bottom. */
export class Router {
  #path = $state.raw<readonly Place[]>([home]);

  get route(): Place {
    return this.#path.at(-1) ?? home;
  }

  /** Opens a screen on top of this one; asking for the screen that is shown replaces it. */
  go(route: Place): void {
    const below = this.route.screen === route.screen ? this.#path.slice(0, -1) : this.#path;
    this.#path = route.screen === home.screen ? [home] : [...below, route];
  }

  /** Leaves this screen; `false` when there is nothing below it. */
  back(): boolean {
    if (this.#path.length <= 1) return false;
    this.#path = this.#path.slice(0, -1);
    return true;
  }
}
