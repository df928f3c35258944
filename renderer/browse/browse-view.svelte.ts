import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { BrowseFolder, BrowsePlace } from '../../preload/contract/browse.ts';
import type { Now } from '../state/now.ts';
import { BrowseLevel } from './browse-level.svelte.ts';

/** The way from the categories down to the list that is shown. */
export class BrowseView {
  readonly #api: KalshiTrayApi;
  readonly #now: Now;
  #path = $state.raw<readonly BrowseLevel[]>([]);

  constructor(api: KalshiTrayApi, now: Now) {
    this.#api = api;
    this.#now = now;
    this.#push({ list: 'categories' }, 'Categories');
  }

  /** From the categories to the list that is shown, which comes last. */
  get path(): readonly BrowseLevel[] {
    return this.#path;
  }

  /** Goes into a category, series or event of the list that is shown. */
  enter({ id, title }: BrowseFolder): void {
    const here = this.#path.at(-1);
    const place = here && placeIn(here.place, id);
    if (place) this.#push(place, title);
  }

  /** Goes back one list, to the line it was left from; `false` when this is the first. */
  leave(): boolean {
    if (this.#path.length <= 1) return false;
    this.#path = this.#path.slice(0, -1);
    return true;
  }

  /** Gives up what is typed, then the list; `false` when this is the first and nothing is typed. */
  retreat(): boolean {
    const here = this.#path.at(-1);
    if (!here?.text) return this.leave();
    here.text = '';
    return true;
  }

  /** Goes back to a list of the way. */
  goBackTo(level: BrowseLevel): void {
    this.#path = this.#path.slice(0, this.#path.indexOf(level) + 1);
  }

  #push(place: BrowsePlace, title: string): void {
    const level = new BrowseLevel(this.#api, place, title);
    this.#path = [...this.#path, level];
    void level.load(this.#now.time);
  }
}

/** The list inside a folder; markets hold nothing. */
function placeIn({ list }: BrowsePlace, id: string): BrowsePlace | null {
  switch (list) {
    case 'categories':
      return { list: 'series', category: id };
    case 'series':
      return { list: 'events', series: id };
    case 'events':
      return { list: 'markets', event: id };
    case 'markets':
      return null;
  }
}
