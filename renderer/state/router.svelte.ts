import type { Route } from '../../preload/contract/pushes.ts';

/** A screen of the window: those the main process can ask for, and those only the person opens. */
export type Place =
  | Route
  | RulePlace
  /** What to write of stored markets to a file. */
  | { readonly screen: 'export'; readonly tickers: readonly string[] }
  /** Every key that does something. */
  | { readonly screen: 'shortcuts' }
  /** Where to copy rules to. */
  | { readonly screen: 'copy-rules'; readonly ruleIds: readonly number[] };

/** The editor of one rule, or of a new one; `ticker` is the market it starts with. */
export interface RulePlace {
  readonly screen: 'rule';
  readonly ruleId?: number;
  readonly ticker?: string;
}

const home: Place = { screen: 'watchlist' };

/** Leaves the innermost thing that is open on a screen; `false` when there is only the screen to leave. */
export type Retreat = () => boolean;

/** Which screen is shown, and the way back. The watchlist is always at the bottom. */
export class Router {
  #path = $state.raw<readonly Place[]>([home]);
  #retreats: readonly Retreat[] = [];
  readonly #onleave: (place: Place) => void;

  /** `onleave` is told of every place that is no longer on the way back. */
  constructor(onleave: (place: Place) => void) {
    this.#onleave = onleave;
  }

  get route(): Place {
    return this.#path.at(-1) ?? home;
  }

  /** Opens a screen on top of this one; asking for the screen that is shown replaces it. */
  go(route: Place): void {
    const below = this.route.screen === route.screen ? this.#path.slice(0, -1) : this.#path;
    this.#show(route.screen === home.screen ? [home] : [...below, route]);
  }

  /** Answers Escape with this before the screen is left. For `$effect`: returns what ends it. */
  beforeBack(retreat: Retreat): () => void {
    this.#retreats = [retreat, ...this.#retreats];
    return () => void (this.#retreats = this.#retreats.filter((other) => other !== retreat));
  }

  /** Answers Escape: one step back, which is leaving the screen at last; `false` when there is nothing left to leave. */
  retreat(): boolean {
    return this.#retreats.some((retreat) => retreat()) || this.back();
  }

  /** Leaves this screen; `false` when there is nothing below it. */
  back(): boolean {
    if (this.#path.length <= 1) return false;
    this.#show(this.#path.slice(0, -1));
    return true;
  }

  #show(path: readonly Place[]): void {
    const left = this.#path.filter((place) => !path.includes(place));
    this.#path = path;
    for (const place of left) this.#onleave(place);
  }
}
