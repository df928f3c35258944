import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { ArchiveEntry } from '../../preload/contract/archive.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { holdsWords } from '../format/matching.ts';
import { keySet } from '../ui/key-set.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { ListSelection } from '../ui/list-selection.svelte.ts';
import { sortArchive, type ArchiveSort } from './archive-order.ts';

/** What the archive lists: what is stored, or what was deleted and can be brought back. */
export type ArchiveShelf = 'stored' | 'deleted';

/** The archive as the person looks at it: kept while another screen is open. */
export class ArchiveView {
  /** Everything, in no order; `null` before the first answer. */
  entries = $state.raw<readonly ArchiveEntry[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  shelf = $state.raw<ArchiveShelf>('stored');
  sort = $state.raw<ArchiveSort>('newest');
  /** The filter's text; `null` while the filter is not open. */
  filter = $state.raw<string | null>(null);
  /** CSS pixels. */
  scrollTop = 0;
  readonly shown: readonly ArchiveEntry[];
  readonly deletedCount: number;
  /** What an action is about: the marked markets, or the current one. */
  readonly chosen: readonly ArchiveEntry[];
  readonly cursor: ListCursor;
  readonly selection: ListSelection;
  readonly #api: KalshiTrayApi;
  #environment: EnvironmentId | null = null;

  constructor(api: KalshiTrayApi) {
    this.#api = api;
    const sorted = $derived(sortArchive(this.entries ?? [], this.sort));
    this.deletedCount = $derived(sorted.filter(isDeleted).length);
    this.shown = $derived(
      sorted.filter(
        (entry) =>
          isDeleted(entry) === (this.shelf === 'deleted') &&
          holdsWords(`${entry.title} ${entry.yesSubtitle} ${entry.ticker}`, this.filter ?? ''),
      ),
    );
    const keys = $derived(this.shown.map(archiveKey));
    this.cursor = new ListCursor(() => keys);
    this.selection = new ListSelection(this.cursor, () => keys);
    const chosen = $derived(keySet(this.selection.keys));
    this.chosen = $derived(this.shown.filter((entry) => chosen.has(archiveKey(entry))));
  }

  /** Reads the list anew; the one on screen stays until the answer comes, unless it is of another exchange. */
  async load(environment: EnvironmentId): Promise<void> {
    if (environment !== this.#environment) this.entries = null;
    this.#environment = environment;
    const answer = await this.#api.listArchive();
    this.failure = answer.ok ? null : answer.error;
    if (answer.ok) this.entries = answer.value;
  }

  /** Shows what was just done, without counting everything once more. */
  change(tickers: readonly string[], patch: Partial<ArchiveEntry>): void {
    const changed = keySet(tickers);
    this.entries =
      this.entries?.map((entry) => (changed.has(entry.ticker) ? { ...entry, ...patch } : entry)) ??
      null;
  }

  /** From what is stored to what was deleted, and back. */
  show(shelf: ArchiveShelf): void {
    this.selection.clear();
    this.shelf = shelf;
  }

  openFilter(): void {
    this.filter ??= '';
  }

  /** Gives up marks first, then the filter; `false` when there was neither. */
  retreat(): boolean {
    if (this.selection.clear()) return true;
    const open = this.filter !== null;
    this.filter = null;
    return open;
  }
}

const isDeleted = ({ deletedTime }: ArchiveEntry): boolean => deletedTime !== null;

/** A market's name among the rows of the list. */
export const archiveKey = ({ ticker }: ArchiveEntry): string => ticker;
