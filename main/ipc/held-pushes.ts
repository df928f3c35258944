import type { PushName, Pushes } from '../../preload/contract/pushes.ts';
import { RECENT_TRADES } from '../../preload/contract/trade.ts';
import type { Push } from './pushes.ts';

/** What a window can be told late. Prices are gathered apart; what to show and what to play is for hidden windows, too. */
export type HeldName = Exclude<PushName, 'quotes' | 'markets' | 'navigate' | 'sound'>;

type Join<Value> = (earlier: Value, later: Value) => Value;

const latest = <Value>(_earlier: Value, later: Value): Value => later;

/** How two pushes of one name become one that says as much: most tell a whole state, some only what happened. */
const joins: { readonly [Name in HeldName]: Join<Pushes[Name]> } = {
  connection: latest,
  watchlist: latest,
  groups: latest,
  orderBook: latest,
  account: latest,
  settings: latest,
  unseen: latest,
  alertWatch: latest,
  recording: latest,
  backfill: latest,
  storageNotices: latest,
  exportProgress: latest,
  rules(earlier, later) {
    const told = new Set([...later.removed, ...later.changed.map(({ rule }) => rule.id)]);
    const still = earlier.changed.filter(({ rule }) => !told.has(rule.id));
    return {
      changed: [...still, ...later.changed],
      removed: [...new Set([...earlier.removed, ...later.removed])],
    };
  },
  firings: (earlier, later) => [...earlier, ...later],
  trades: (earlier, later) => [...earlier, ...later].slice(-RECENT_TRADES),
};

const heldNames = Object.keys(joins) as readonly HeldName[];

/** Pushes that wait for somebody to see them: of each name one, which says what all of them said. */
export class HeldPushes {
  #waiting: { [Name in HeldName]?: Pushes[Name] } = {};

  add<Name extends HeldName>(name: Name, value: Pushes[Name]): void {
    const earlier: Pushes[Name] | undefined = this.#waiting[name];
    this.#waiting[name] = earlier === undefined ? value : joins[name](earlier, value);
  }

  /** Sends each once and holds nothing any longer; the connection goes first, since another exchange changes everything. */
  send(push: Push): void {
    const waiting = this.#waiting;
    this.clear();
    for (const name of heldNames) {
      const value = waiting[name];
      if (value !== undefined) push(name, value);
    }
  }

  clear(): void {
    this.#waiting = {};
  }
}
