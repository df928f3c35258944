import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { CatalogueMatches } from '../../preload/contract/catalogue.ts';
import type { Failure } from '../../preload/contract/result.ts';

/** A pause in typing after which the words are looked for. */
const PAUSE_MS = 60;
/** While the exchange's list is still being read, it is asked again this often. */
const READING_MS = 1000;

/** Searches the titles of open markets for what is typed. Only the answer to the latest text counts. */
export class MarketSearch {
  /** What the latest answered search found; `null` before the first. */
  matches = $state.raw<CatalogueMatches | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** Whether the latest text has had no answer yet. */
  waiting = $state.raw(false);
  readonly #api: KalshiTrayApi;
  #timer: number | undefined;
  /** `null` while nothing is to be asked. */
  #latest: string | null = null;

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  /** What was found stays until there is something newer, so that the list does not flicker while typing. */
  look(text: string): void {
    const words = text.trim();
    if (words === this.#latest) return;
    this.stop();
    this.#latest = words;
    this.waiting = true;
    this.#askIn(words === '' ? 0 : PAUSE_MS);
  }

  /** Asks for the same once more, after something went wrong. */
  retry(): void {
    this.#askIn(0);
  }

  stop(): void {
    window.clearTimeout(this.#timer);
    this.#latest = null;
    this.waiting = false;
  }

  #askIn(ms: number): void {
    window.clearTimeout(this.#timer);
    const text = this.#latest;
    if (text !== null) this.#timer = window.setTimeout(() => void this.#ask(text), ms);
  }

  async #ask(text: string): Promise<void> {
    const answer = await this.#api.searchMarkets({ text });
    if (text !== this.#latest) return;
    this.waiting = false;
    this.failure = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    this.matches = answer.value;
    if (answer.value.isWalking) this.#askIn(READING_MS);
  }
}
