import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { candidateOf, type Candidate } from './candidate.ts';
import { MarketFinder } from './market-finder.svelte.ts';
import { MarketSearch } from './market-search.svelte.ts';
import { OpenMarkets } from './open-markets.svelte.ts';

/** One field, three answers: the market or event it names, the open markets that hold its words, or all of them. */
export class AddView {
  readonly open: OpenMarkets;
  readonly finder: MarketFinder;
  readonly search: MarketSearch;
  readonly candidates: readonly Candidate[];
  readonly cursor: ListCursor;
  #text = $state.raw('');

  constructor(api: KalshiTrayApi, text: string) {
    this.open = new OpenMarkets(api);
    this.finder = new MarketFinder(api);
    this.search = new MarketSearch(api);
    this.candidates = $derived(this.#candidates());
    this.cursor = new ListCursor(() => this.candidates.map(({ ticker }) => ticker));
    this.text = text;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.finder.look(text);
    this.search.look(text);
    this.cursor.put(0);
  }

  /** Whether anything is typed, so that not all open markets are shown. */
  get searching(): boolean {
    return this.#text.trim() !== '';
  }

  /** The end of the list comes near: all open markets are listed a page at a time, what was searched is all there. */
  listEnds(): void {
    if (!this.searching) this.open.more();
  }

  /** Leaves nothing running behind. */
  close(): void {
    this.finder.stop();
    this.search.stop();
  }

  #candidates(): readonly Candidate[] {
    const { finding } = this.finder;
    if (finding.name === 'found') return finding.markets;
    if (!this.searching) return this.open.markets;
    return (this.search.matches?.matches ?? []).map(candidateOf);
  }
}
