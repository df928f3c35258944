import type { WatchlistGroup } from '../../preload/contract/snapshot.ts';
import type { Commands } from '../state/commands.ts';
import { placeOneOn } from './placing.ts';
import type { WatchlistCommands } from './watchlist-commands.ts';
import type { WatchlistView } from './watchlist-view.svelte.ts';

/** What single keys do on the watchlist, to the marked markets or to the line the keyboard is on. */
export class WatchlistKeys {
  readonly #view: WatchlistView;
  readonly #watchlist: WatchlistCommands;
  readonly #commands: Commands;

  constructor(view: WatchlistView, watchlist: WatchlistCommands, commands: Commands) {
    this.#view = view;
    this.#watchlist = watchlist;
    this.#commands = commands;
  }

  /** `false` when the key means nothing here. */
  press(key: string): boolean {
    const line = this.#view.current;
    if (line === null) return false;
    return line.kind === 'group' ? this.#pressOnGroup(key, line.group) : this.#pressOnMarket(key);
  }

  /** Lets the person type another name for a group. */
  rename({ id, name }: WatchlistGroup): void {
    this.#view.naming = { kind: 'rename', id, name };
  }

  #pressOnGroup(key: string, group: WatchlistGroup): boolean {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        void this.#watchlist.collapse(group, key === 'ArrowLeft');
        return true;
      case 'Alt+ArrowUp':
      case 'Alt+ArrowDown':
        this.#hold();
        void this.#watchlist.moveGroup(group, key === 'Alt+ArrowUp' ? -1 : 1);
        return true;
      case 'F2':
        this.rename(group);
        return true;
      case 'Delete':
        void this.#watchlist.deleteGroup(group);
        return true;
      default:
        return false;
    }
  }

  #pressOnMarket(key: string): boolean {
    const { tickers } = this.#view;
    switch (key) {
      case 'Alt+ArrowUp':
      case 'Alt+ArrowDown':
        this.#move(tickers, key === 'Alt+ArrowUp' ? -1 : 1);
        return true;
      case 'Delete':
        void this.#commands.unfollow(tickers);
        return true;
      case 'p':
        void this.#watchlist.togglePins(tickers);
        return true;
      case 'g':
        this.#view.naming = { kind: 'new', tickers };
        return true;
      default:
        return false;
    }
  }

  #move(tickers: readonly string[], direction: 1 | -1): void {
    const place = placeOneOn(this.#view.lines, new Set(tickers), direction);
    if (!place) return;
    this.#hold();
    void this.#watchlist.move(tickers, place);
  }

  /** Takes hold of the row, which the cursor otherwise knows by its place only until it is first used. */
  #hold(): void {
    this.#view.cursor.put(this.#view.cursor.index);
  }
}
