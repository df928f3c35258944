import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { looksLikeReference } from './reference.ts';

/** A pause in typing after which the text is looked up. */
const PAUSE_MS = 250;

export type Finding =
  | { readonly name: 'idle' }
  | { readonly name: 'looking' }
  | { readonly name: 'found'; readonly markets: readonly Market[] }
  | { readonly name: 'failed'; readonly reason: Failure };

/** Looks up what is typed when it names a market or an event. Only the answer to the latest text counts. */
export class MarketFinder {
  finding = $state.raw<Finding>({ name: 'idle' });
  readonly #api: KalshiTrayApi;
  #timer: number | undefined;
  #latest = '';

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  look(text: string): void {
    this.stop();
    this.#latest = text.trim();
    const named = looksLikeReference(text);
    this.finding = { name: named ? 'looking' : 'idle' };
    if (named) this.#timer = window.setTimeout(() => void this.#ask(text.trim()), PAUSE_MS);
  }

  stop(): void {
    window.clearTimeout(this.#timer);
    this.#latest = '';
  }

  async #ask(reference: string): Promise<void> {
    const found = await this.#api.findMarkets({ reference });
    if (reference !== this.#latest) return;
    this.finding = found.ok
      ? { name: 'found', markets: found.value }
      : { name: 'failed', reason: found.error };
  }
}
