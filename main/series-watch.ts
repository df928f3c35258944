import type { Market } from '../preload/contract/market.ts';
import type { Clock } from './adapters/clock.ts';
import { Timers } from './adapters/timers.ts';
import type { KalshiApi } from './kalshi/market-data.ts';

/** Markets of a series open by the hour or the day; this is soon enough to tell of it and one request a series. */
const INTERVAL_MS = 60_000;

/** Finds the open markets of the series that somebody waits for: the stream tells of markets by name only. */
export class SeriesWatch {
  readonly #timers: Timers;
  readonly #api: KalshiApi;
  readonly #series: () => readonly string[];
  readonly #found: (market: Market) => void;

  constructor(parts: {
    readonly clock: Clock;
    readonly api: KalshiApi;
    readonly series: () => readonly string[];
    readonly found: (market: Market) => void;
  }) {
    this.#timers = new Timers(parts.clock);
    this.#api = parts.api;
    this.#series = parts.series;
    this.#found = parts.found;
  }

  start(): void {
    this.#timers.every('look', INTERVAL_MS, () => void this.#look());
    void this.#look();
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  async #look(): Promise<void> {
    for (const series of this.#series()) {
      const open = await this.#api.openMarkets(null, series);
      if (open.ok) open.value.markets.forEach(this.#found);
    }
  }
}
