import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { ArchiveEntry } from '../../preload/contract/archive.ts';
import type { Commands } from '../state/commands.ts';
import type { ArchiveView } from './archive-view.svelte.ts';
import { counted } from '../format/count.ts';

type Entries = readonly ArchiveEntry[];

/** What the person can do to stored markets. Every failure is told in a toast. */
export class ArchiveCommands {
  readonly #api: KalshiTrayApi;
  readonly #commands: Commands;
  readonly #view: ArchiveView;

  constructor(api: KalshiTrayApi, commands: Commands, view: ArchiveView) {
    this.#api = api;
    this.#commands = commands;
    this.#view = view;
  }

  /** Keeps all of them whatever their age, or no longer when all of them are. */
  async toggleKept(entries: Entries): Promise<void> {
    const isKept = !entries.every((entry) => entry.isKept);
    const tickers = tickersOf(entries);
    if (tickers.length === 0) return;
    if (!this.#commands.tell(await this.#api.keepHistory({ tickers, isKept }))) return;
    this.#view.change(tickers, { isKept });
  }

  /** Deletes those that are not followed; they can be brought back for a day. */
  async delete(entries: Entries): Promise<void> {
    const tickers = tickersOf(entries);
    if (tickers.length === 0) return;
    const answer = await this.#api.deleteHistory({ tickers });
    if (!this.#commands.tell(answer)) return;
    const { deleted, followed } = answer.value;
    this.#view.change(deleted, { deletedTime: Date.now() });
    this.#view.selection.clear();
    const stays =
      followed.length === 0
        ? ''
        : `${counted(followed.length, 'market')} you follow ${followed.length === 1 ? 'stays' : 'stay'}: unfollow first`;
    const done = `Deleted the history of ${counted(deleted.length, 'market')}`;
    if (deleted.length === 0) this.#commands.say(stays);
    else {
      this.#commands.offerUndo(stays ? `${done}. ${stays}` : done, () => this.#bringBack(deleted));
    }
  }

  /** Brings back what was deleted. */
  async restore(entries: Entries): Promise<void> {
    const tickers = tickersOf(entries);
    if (tickers.length > 0 && this.#commands.tell(await this.#bringBack(tickers)))
      this.#commands.say(`Brought back the history of ${counted(tickers.length, 'market')}`);
  }

  async #bringBack(tickers: readonly string[]): ReturnType<KalshiTrayApi['restoreHistory']> {
    const answer = await this.#api.restoreHistory({ tickers });
    if (answer.ok) this.#view.change(tickers, { deletedTime: null });
    return answer;
  }
}

const tickersOf = (entries: Entries): readonly string[] => entries.map(({ ticker }) => ticker);
