import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { WatchlistEntry, WatchlistGroup } from '../../preload/contract/snapshot.ts';
import { counted, namedMarkets } from '../format/count.ts';
import type { Commands } from '../state/commands.ts';
import type { Session } from '../state/session.svelte.ts';
import type { Place } from './placing.ts';

/** What the person does to the order of the watchlist. Every failure is told in a toast. */
export class WatchlistCommands {
  readonly #api: KalshiTrayApi;
  readonly #session: Session;
  readonly #commands: Commands;

  constructor(api: KalshiTrayApi, session: Session, commands: Commands) {
    this.#api = api;
    this.#session = session;
    this.#commands = commands;
  }

  /** Moves markets, unless another order than the person's own is shown. */
  async move(tickers: readonly string[], { before, groupId }: Place): Promise<void> {
    if (this.#session.settings.watchlistSort !== 'manual') {
      this.#commands.say('Choose “My order” to move markets by hand.');
    } else {
      this.#commands.tell(await this.#api.moveMarkets({ tickers, before, groupId }));
    }
  }

  /** Shows the prices of all these markets in the tray, or no longer when all of them are there. */
  async togglePins(tickers: readonly string[]): Promise<void> {
    const entries = this.#session.watchlist.filter(({ ticker }) => tickers.includes(ticker));
    const isPinned = !entries.every((entry) => entry.isPinned);
    const answers = await Promise.all(
      entries.map(({ ticker }) => this.#api.pinMarket({ ticker, isPinned })),
    );
    if (answers.every((answer) => this.#commands.tell(answer)))
      this.#commands.say(pinnedText(entries, isPinned));
  }

  /** Makes a group at the end of the list. */
  async createGroup(name: string, tickers: readonly string[]): Promise<void> {
    const group = { name, tickers, isEvent: false, before: null };
    this.#commands.tell(await this.#api.createGroup(group));
  }

  /** Follows the markets of a list that are not followed yet; can be undone. */
  async followList(tickers: readonly string[]): Promise<void> {
    const added = tickers.filter((ticker) => !this.#session.follows(ticker));
    if (!(await this.#commands.followAll(added))) return;
    this.#commands.offerUndo(`Following ${counted(added.length, 'market')} more`, () =>
      this.#commands.unfollowAll(added),
    );
  }

  /** The same for an event, as one group, which sums their chances and puts the likeliest first. */
  async followEvent(name: string, tickers: readonly string[]): Promise<void> {
    const added = tickers.filter((ticker) => !this.#session.follows(ticker));
    const isComplete = await this.#commands.followAll(added);
    const group = await this.#api.createGroup({ name, tickers, isEvent: true, before: null });
    if (!this.#commands.tell(group) || !isComplete) return;
    this.#commands.offerUndo(`Following “${name}”`, async () => {
      const ungrouped = await this.#api.deleteGroup({ id: group.value });
      return ungrouped.ok ? this.#commands.unfollowAll(added) : ungrouped;
    });
  }

  async renameGroup(id: number, name: string): Promise<void> {
    this.#commands.tell(await this.#api.changeGroup({ id, change: { name } }));
  }

  async collapse({ id }: WatchlistGroup, isCollapsed: boolean): Promise<void> {
    this.#commands.tell(await this.#api.changeGroup({ id, change: { isCollapsed } }));
  }

  /** Moves a group over the one below (`1`) or above (`-1`), unless there is none. */
  async moveGroup({ id }: WatchlistGroup, direction: 1 | -1): Promise<void> {
    const { groups } = this.#session;
    const place = groups.findIndex((group) => group.id === id) + direction;
    if (place < 0 || place >= groups.length) return;
    const others = groups.filter((group) => group.id !== id);
    await this.putGroup(id, others[place]?.id ?? null);
  }

  /** Puts a group in front of another one, or at the end. */
  async putGroup(id: number, before: number | null): Promise<void> {
    this.#commands.tell(await this.#api.moveGroup({ id, before }));
  }

  /** Its markets stay; undo groups them again, in the same place. */
  async deleteGroup({ id, name, isEvent }: WatchlistGroup): Promise<void> {
    const { watchlist, groups } = this.#session;
    const members = watchlist.filter(({ groupId }) => groupId === id);
    const place = groups.findIndex((group) => group.id === id);
    const before = groups[place + 1]?.id ?? null;
    if (!this.#commands.tell(await this.#api.deleteGroup({ id }))) return;
    const tickers = members.map(({ ticker }) => ticker);
    this.#commands.offerUndo(`Removed the group “${name}”, not its markets`, () =>
      this.#api.createGroup({ name, tickers, isEvent, before }),
    );
  }
}

/** What is said of them from now on. */
function pinnedText(entries: readonly WatchlistEntry[], isPinned: boolean): string {
  const are = entries.length === 1 ? 'is' : 'are';
  const names = namedMarkets(entries.map(({ title }) => title));
  return `${names} ${are} ${isPinned ? 'pinned to the tray' : 'no longer pinned'}`;
}
