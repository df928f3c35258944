import type { Firing, FiringFilter } from '../../preload/contract/alerts.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';

const PAGE = 50;
/** The most that can be asked for at once. */
const MAX_PAGE = 500;

/** The list of what has fired, newest first, fetched a page at a time as the person scrolls. */
export class FiredView {
  firings = $state.raw<readonly Firing[]>([]);
  /** `false` until the first page is here. */
  loaded = $state.raw(false);
  failure = $state.raw<Failure | null>(null);
  unseenOnly = $state.raw(false);
  /** The one market to list; empty for all. */
  ticker = $state.raw('');
  /** CSS pixels. */
  scrollTop = 0;
  readonly cursor: ListCursor;
  readonly #api: KalshiTrayApi;
  #hasMore = false;
  #fetching = false;
  /** Counts what was asked for: only the answer to the latest counts. */
  #turn = 0;

  constructor(api: KalshiTrayApi) {
    this.#api = api;
    this.cursor = new ListCursor(() => this.firings.map(firingKey));
  }

  /** What is listed, as the main process is asked for it. */
  get filter(): FiringFilter {
    return {
      ...(this.ticker === '' ? {} : { ticker: this.ticker }),
      ...(this.unseenOnly ? { unseenOnly: true } : {}),
    };
  }

  /** Fetches anew as many as there were; what is on screen stays until the answer comes. */
  async load(): Promise<void> {
    const limit = Math.min(MAX_PAGE, Math.max(PAGE, this.firings.length));
    await this.#fetch({ ...this.filter, limit }, []);
  }

  /** Fetches the next page, unless one is on its way or there is none. */
  async more(): Promise<void> {
    const last = this.firings.at(-1);
    if (!last || !this.#hasMore || this.#fetching) return;
    await this.#fetch({ ...this.filter, limit: PAGE, before: last.id }, this.firings);
  }

  /** Puts what has just fired on top, as far as it belongs to what is listed. */
  add(fired: readonly Firing[]): void {
    const fresh = fired.filter(
      ({ id, ticker }) =>
        this.firings.every((known) => known.id !== id) &&
        (this.ticker === '' || this.ticker === ticker),
    );
    const newest = fresh.toSorted((a, b) => b.id - a.id);
    if (newest.length > 0) this.firings = [...newest, ...this.firings];
  }

  /** Shows these, or with `null` all, as seen. */
  showSeen(ids: readonly number[] | null): void {
    this.firings = this.firings.map((firing) =>
      ids === null || ids.includes(firing.id) ? { ...firing, seen: true } : firing,
    );
  }

  async #fetch(filter: FiringFilter, before: readonly Firing[]): Promise<void> {
    const turn = ++this.#turn;
    this.#fetching = true;
    const page = await this.#api.listFirings(filter);
    if (turn !== this.#turn) return;
    this.#fetching = false;
    this.loaded = true;
    this.failure = page.ok ? null : page.error;
    if (!page.ok) return;
    this.firings = [...before, ...page.value.firings];
    this.#hasMore = page.value.hasMore;
  }
}

/** A firing's name among the rows of a list. */
export const firingKey = ({ id }: Firing): string => String(id);
