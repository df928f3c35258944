import type { Firing } from '../../preload/contract/alerts.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';

/** More of them are not told apart on a chart. */
const LIMIT = 500;

/** What has fired for one market as far back as its chart goes, newest first; new firings join as they come. */
export class ChartFirings {
  all = $state.raw<readonly Firing[]>([]);
  readonly #api: KalshiTrayApi;
  readonly #ticker: string;
  #from = Infinity;

  constructor(api: KalshiTrayApi, ticker: string) {
    this.#api = api;
    this.#ticker = ticker;
  }

  /** Reads those since a time (Unix ms), unless that was done. Without them the chart is still a chart. */
  async reachBackTo(from: number): Promise<void> {
    if (from >= this.#from) return;
    this.#from = from;
    const listed = await this.#api.listFirings({ ticker: this.#ticker, from, limit: LIMIT });
    if (listed.ok && from === this.#from) this.all = listed.value.firings;
  }

  /** Takes in what fires from now on; returns what ends it. */
  listen(): () => void {
    return this.#api.listen('firings', (fired) => {
      const ours = fired.filter(({ ticker }) => ticker === this.#ticker);
      this.all = [...ours, ...this.all.filter(({ id }) => !ours.some((one) => one.id === id))];
    });
  }
}
