import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { MarketSummary } from '../../preload/contract/market.ts';

/** A pause in typing after which the words are looked for. */
const PAUSE_MS = 60;

/** Searches what is stored for what is typed, offline too. Only the answer to the latest text counts. */
export class StoredSearch {
  matches = $state.raw<readonly MarketSummary[]>([]);
  readonly #api: KalshiTrayApi;
  #timer: number | undefined;
  #latest = '';

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  look(text: string): void {
    this.stop();
    this.#latest = text.trim();
    if (this.#latest === '') this.matches = [];
    else this.#timer = window.setTimeout(() => void this.#ask(this.#latest), PAUSE_MS);
  }

  stop(): void {
    window.clearTimeout(this.#timer);
    this.#latest = '';
  }

  /** Not finding anything stored is no failure to tell of: the search goes on without it. */
  async #ask(text: string): Promise<void> {
    const answer = await this.#api.searchArchive({ text });
    if (text === this.#latest) this.matches = answer.ok ? answer.value : [];
  }
}
