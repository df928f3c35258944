import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Sparkline } from '../../preload/contract/history.ts';

const RENEW_MS = 5 * 60_000;

type Points = Sparkline['points'];

/** The last day of the followed markets, for the rows of the watchlist. Where none can be read, the row has none. */
export class Sparklines {
  readonly #api: KalshiTrayApi;
  #byTicker = $state.raw<Readonly<Partial<Record<string, Points>>>>({});

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  of(ticker: string): Points {
    return this.#byTicker[ticker] ?? [];
  }

  /** Reads them now, and every five minutes while the window can be seen; returns what ends it. */
  follow(tickers: readonly string[]): () => void {
    if (tickers.length === 0) return () => undefined;
    void this.#load(tickers);
    const timer = window.setInterval(() => {
      if (!document.hidden) void this.#load(tickers);
    }, RENEW_MS);
    return () => window.clearInterval(timer);
  }

  async #load(tickers: readonly string[]): Promise<void> {
    const answer = await this.#api.getSparklines({ tickers });
    if (!answer.ok) return;
    this.#byTicker = Object.fromEntries(answer.value.map(({ ticker, points }) => [ticker, points]));
  }
}
