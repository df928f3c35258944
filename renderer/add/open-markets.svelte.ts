import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { Failure } from '../../preload/contract/result.ts';

/** The list of open markets, fetched a page at a time as the person scrolls. */
export class OpenMarkets {
  markets = $state.raw<readonly Market[]>([]);
  loading = $state.raw(false);
  failure = $state.raw<Failure | null>(null);
  readonly #api: KalshiTrayApi;
  /** `undefined` before the first page, `null` after the last. */
  #cursor = $state.raw<string | null | undefined>();

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  /** Whether every open market is here. */
  get complete(): boolean {
    return this.#cursor === null;
  }

  /** Fetches the next page, unless one is on its way, the last one failed, or there is none. */
  more(): void {
    if (!this.loading && !this.failure && !this.complete) void this.#load();
  }

  retry(): void {
    this.failure = null;
    this.more();
  }

  async #load(): Promise<void> {
    this.loading = true;
    const page = await this.#api.listOpenMarkets({ cursor: this.#cursor ?? null });
    if (page.ok) {
      this.markets = [...this.markets, ...unknown(this.markets, page.value.markets)];
      this.#cursor = page.value.cursor;
    } else {
      this.failure = page.error;
    }
    this.loading = false;
  }
}

/** Pages overlap when markets open in between; a list must not show one twice. */
function unknown(known: readonly Market[], page: readonly Market[]): readonly Market[] {
  const tickers = new Set(known.map(({ ticker }) => ticker));
  return page.filter(({ ticker }) => !tickers.has(ticker));
}
