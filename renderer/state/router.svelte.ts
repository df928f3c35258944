import type { Route } from '../../preload/contract/pushes.ts';

const home: Route = { screen: 'watchlist' };

/** Which screen is shown, and the way back. The watchlist is always at the bottom. */
export class Router {
  #path = $state.raw<readonly Route[]>([home]);

  get route(): Route {
    return this.#path.at(-1) ?? home;
  }

  /** Opens a screen on top of this one; asking for the screen that is shown replaces it. */
  go(route: Route): void {
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
