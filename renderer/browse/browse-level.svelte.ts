import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { BrowseFolder, BrowseListing, BrowsePlace } from '../../preload/contract/browse.ts';
import type { MarketSummary } from '../../preload/contract/market.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { holdsWords } from '../format/matching.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';

/** One line of a list: something to go into, or a market to follow. */
export type BrowseLine =
  | { readonly kind: 'folder'; readonly key: string; readonly folder: BrowseFolder }
  | { readonly kind: 'market'; readonly key: string; readonly market: MarketSummary };

/** One list on the way down, as the person looks at it. It stays as it is while a list below it is shown. */
export class BrowseLevel {
  readonly place: BrowsePlace;
  /** What the breadcrumb calls it. */
  readonly title: string;
  listing = $state.raw<BrowseListing | null>(null);
  /** Unix ms since when an answer is waited for; `null` when none is. */
  askedTime = $state.raw<number | null>(null);
  /** CSS pixels. */
  scrollTop = 0;
  readonly all: readonly BrowseLine[];
  /** Those that hold every word of the text. */
  readonly lines: readonly BrowseLine[];
  readonly cursor: ListCursor;
  /** Why the list is missing or out of date; `null` when it is neither. */
  readonly problem: Failure | null;
  readonly #api: KalshiTrayApi;
  #text = $state.raw('');
  #failure = $state.raw<Failure | null>(null);

  constructor(api: KalshiTrayApi, place: BrowsePlace, title: string) {
    this.#api = api;
    this.place = place;
    this.title = title;
    this.all = $derived(linesOf(this.listing));
    this.lines = $derived(this.all.filter((line) => holdsWords(wordsOf(line), this.#text)));
    this.cursor = new ListCursor(() => this.lines.map(({ key }) => key));
    this.problem = $derived(this.#failure ?? this.listing?.problem ?? null);
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.cursor.put(0);
  }

  /** The line the keyboard is on. */
  get current(): BrowseLine | null {
    return this.lines[this.cursor.index] ?? null;
  }

  /** Shows what is known at once, and what the exchange says to it when it has. `now` in Unix ms. */
  async load(now: number): Promise<void> {
    this.askedTime = now;
    if (await this.#ask(false)) await this.#ask(true);
    this.askedTime = null;
  }

  /** Whether there is more to come. */
  async #ask(fresh: boolean): Promise<boolean> {
    const answer = await this.#api.browse({ place: this.place, fresh });
    this.#failure = answer.ok ? null : answer.error;
    if (answer.ok) this.listing = answer.value;
    return answer.ok && answer.value.isReading;
  }
}

function linesOf(listing: BrowseListing | null): readonly BrowseLine[] {
  const { folders = [], markets = [] } = listing ?? {};
  return [
    ...folders.map((folder): BrowseLine => ({ kind: 'folder', key: folder.id, folder })),
    ...markets.map((market): BrowseLine => ({ kind: 'market', key: market.ticker, market })),
  ];
}

function wordsOf(line: BrowseLine): string {
  if (line.kind === 'folder') return `${line.folder.title} ${line.folder.detail} ${line.key}`;
  return `${line.market.title} ${line.market.yesSubtitle} ${line.key}`;
}
