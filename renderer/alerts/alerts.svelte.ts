import type { AlertWatch, RuleStatus } from '../../preload/contract/alerts.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Snapshot } from '../../preload/contract/snapshot.ts';
import { changedTable, groupByTicker, tableOf, type RuleTable } from './rule-table.ts';

type Told = Pick<Snapshot, 'rules' | 'unseen' | 'alertWatch'>;

const none: readonly RuleStatus[] = [];

/** The person's alert rules and how they stand, as the main process tells it. */
export class Alerts {
  /** How many firings nobody has seen. */
  unseen = $state.raw(0);
  watch = $state.raw<AlertWatch>({ watched: true });
  /** Newest first. */
  readonly all: readonly RuleStatus[];
  /** The sentence to show while alerts are not being watched; `null` while they are, or when there is none to watch. */
  readonly warning: string | null;
  #byId = $state.raw<RuleTable>(tableOf([]));
  readonly #byTicker: ReadonlyMap<string, readonly RuleStatus[]>;

  constructor(told: Told) {
    this.all = $derived([...this.#byId.values()].sort((a, b) => b.rule.id - a.rule.id));
    this.#byTicker = $derived(groupByTicker(this.all));
    this.warning = $derived(
      this.watch.watched || !this.all.some(isWaiting) ? null : this.watch.sentence,
    );
    this.show(told);
  }

  /** Replaces everything: another exchange has rules of its own. */
  show({ rules, unseen, alertWatch }: Told): void {
    this.#byId = tableOf(rules);
    this.unseen = unseen;
    this.watch = alertWatch;
  }

  /** Empties it, until the other exchange has answered. */
  forget(): void {
    this.#byId = tableOf([]);
    this.unseen = 0;
  }

  listen(api: KalshiTrayApi): void {
    api.listen('rules', (change) => (this.#byId = changedTable(this.#byId, change)));
    api.listen('unseen', (unseen) => (this.unseen = unseen));
    api.listen('alertWatch', (watch) => (this.watch = watch));
  }

  rule(id: number): RuleStatus | undefined {
    return this.#byId.get(id);
  }

  /** The rules of one market, newest first. */
  of(ticker: string): readonly RuleStatus[] {
    return this.#byTicker.get(ticker) ?? none;
  }
}

/** Whether a rule is waiting for something, so that somebody counts on it. */
function isWaiting({ state }: RuleStatus): boolean {
  return state.name !== 'off';
}
