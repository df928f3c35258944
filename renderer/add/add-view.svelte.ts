import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Market } from '../../preload/contract/market.ts';
import { matchingMarkets } from '../format/matching.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { MarketFinder } from './market-finder.svelte.ts';
import { OpenMarkets } from './open-markets.svelte.ts';

/** One field, two answers: the market or event it names, or the open markets that hold its words. */
export class AddView {
  readonly open: OpenMarkets;
  readonly finder: MarketFinder;
  readonly markets: readonly Market[];
  readonly cursor: ListCursor;
  #text = $state.raw('');

  constructor(api: KalshiTrayApi, text: string) {
    this.open = new OpenMarkets(api);
    this.finder = new MarketFinder(api);
    this.markets = $derived(
      this.finder.finding.name === 'found'
        ? this.finder.finding.markets
        : matchingMarkets(this.open.markets, this.#text),
    );
    this.cursor = new ListCursor(() => this.markets.map(({ ticker }) => ticker));
    this.text = text;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.finder.look(text);
    this.cursor.put(0);
  }

  /** Fetches on while the whole list is shown; a filter would walk the exchange to its end, so there the person asks. */
  scrolledToEnd(): void {
    if (this.#text.trim() === '') this.open.more();
  }
}
