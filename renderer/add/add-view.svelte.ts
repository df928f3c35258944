import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { candidateOf, withStored, type Candidate } from './candidate.ts';
import { MarketFinder } from './market-finder.svelte.ts';
import { MarketSearch } from './market-search.svelte.ts';
import { StoredSearch } from './stored-search.svelte.ts';

/**
 * One field, two answers: the market or event it names, or the open markets that hold its words, the liveliest first. After
 * either come markets that are only stored.
 */
export class AddView {
  readonly finder: MarketFinder;
  readonly search: MarketSearch;
  readonly stored: StoredSearch;
  readonly candidates: readonly Candidate[];
  readonly cursor: ListCursor;
  /** Whether what is listed answers an older text. */
  readonly waiting: boolean;
  /** Whether Enter was pressed for an answer that has not come yet. */
  entered = $state.raw(false);
  #text = $state.raw('');

  constructor(api: KalshiTrayApi, text: string) {
    this.finder = new MarketFinder(api);
    this.search = new MarketSearch(api);
    this.stored = new StoredSearch(api);
    this.candidates = $derived(this.#candidates());
    this.waiting = $derived(
      this.finder.finding.name === 'looking' ||
        (this.finder.finding.name !== 'found' && this.search.waiting),
    );
    this.cursor = new ListCursor(() => this.candidates.map(({ ticker }) => ticker));
    this.text = text;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.entered = false;
    this.finder.look(text);
    this.search.look(text);
    this.stored.look(text);
    this.cursor.put(0);
  }

  /** Whether anything is typed. */
  get searching(): boolean {
    return this.#text.trim() !== '';
  }

  /** The market the keyboard is on. */
  get current(): Candidate | null {
    return this.candidates[this.cursor.index] ?? null;
  }

  /** Gives up what is typed; `false` when nothing is. */
  retreat(): boolean {
    if (this.#text === '') return false;
    this.text = '';
    return true;
  }

  /** Leaves nothing running behind. */
  close(): void {
    this.finder.stop();
    this.search.stop();
    this.stored.stop();
  }

  #candidates(): readonly Candidate[] {
    const { finding } = this.finder;
    const listed =
      finding.name === 'found'
        ? finding.markets
        : (this.search.matches?.matches ?? []).map(candidateOf);
    return withStored(listed, this.stored.matches);
  }
}
