import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { AddView } from '../add/add-view.svelte.ts';
import { holdsWords } from '../format/matching.ts';
import type { Session } from '../state/session.svelte.ts';
import { noKeys, toggled } from '../ui/key-set.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { marketTitle, type WatchedTitle } from './watched-title.ts';

/** A market that rules can be copied to. */
export interface CopyTarget extends WatchedTitle {
  readonly ticker: string;
}

/** Where rules can be copied to: followed markets, then any open market that is looked for; and those that were chosen. */
export class CopyTargets {
  readonly entries: readonly CopyTarget[];
  readonly cursor: ListCursor;
  readonly #search: AddView;
  #chosen = $state.raw(noKeys);

  constructor(api: KalshiTrayApi, session: Session) {
    this.#search = new AddView(api, '');
    this.entries = $derived(this.#entries(session));
    this.cursor = new ListCursor(() => this.entries.map(({ ticker }) => ticker));
  }

  get text(): string {
    return this.#search.text;
  }

  set text(text: string) {
    this.#search.text = text;
    this.cursor.put(0);
  }

  /** Whether markets that are not followed are still being looked for. */
  get waiting(): boolean {
    return this.#search.searching && this.#search.waiting;
  }

  get chosen(): readonly string[] {
    return [...this.#chosen];
  }

  has(ticker: string): boolean {
    return this.#chosen.has(ticker);
  }

  toggle(ticker: string): void {
    this.#chosen = toggled(this.#chosen, ticker);
  }

  /** Leaves nothing running behind. */
  close(): void {
    this.#search.close();
  }

  #entries(session: Session): readonly CopyTarget[] {
    const followed = followedMarkets(session);
    const known = followed.map(({ ticker }) => ticker);
    const held = followed.filter(({ title, detail, ticker }) =>
      holdsWords(`${title} ${detail} ${ticker}`, this.text.trim()),
    );
    const found = this.#search.searching ? this.#search.candidates : [];
    const others = found
      .filter(({ ticker }) => !known.includes(ticker))
      .map(({ ticker, title, yesSubtitle }) => ({ ticker, title, detail: yesSubtitle }));
    return [...held, ...others];
  }
}

/** Of a followed series, the market that trades now. */
function followedMarkets(session: Session): readonly CopyTarget[] {
  const tickers = session.watchlist.flatMap(({ ticker, series }) =>
    series ? (series.market ?? []) : ticker,
  );
  return tickers
    .filter((ticker, index) => tickers.indexOf(ticker) === index)
    .map((ticker) => ({ ticker, ...marketTitle(session, ticker) }));
}
