import type { WatchlistEntry } from '../../preload/contract/snapshot.ts';
import { holdsWords } from '../format/matching.ts';
import type { Session } from '../state/session.svelte.ts';
import { noKeys, toggled } from '../ui/key-set.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { marketTitle } from './watched-title.ts';

/** The followed markets that rules can be copied to, and those that were chosen. */
export class CopyTargets {
  text = $state.raw('');
  readonly entries: readonly WatchlistEntry[];
  readonly cursor: ListCursor;
  #chosen = $state.raw(noKeys);

  constructor(session: Session) {
    this.entries = $derived(
      session.followedMarkets.filter(({ ticker }) => {
        const { title, detail } = marketTitle(session, ticker);
        return holdsWords(`${title} ${detail} ${ticker}`, this.text.trim());
      }),
    );
    this.cursor = new ListCursor(() => this.entries.map(({ ticker }) => ticker));
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
}
