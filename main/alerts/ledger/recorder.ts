import type { Firing, Lateness } from '../../../preload/contract/alerts.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { News } from '../watch/batch.ts';
import type { Trigger } from '../evaluate/evaluator.ts';
import type { Ledger } from './ledger.ts';
import { heldUntil, isDropped } from '../delivery/quiet-hours.ts';
import type { RuleStore } from '../rules/rule-store.ts';
import type { TimeZone } from '../time-zone.ts';
import type { Writer } from '../sql/writer.ts';

export interface RecorderParts {
  readonly clock: Clock;
  readonly zone: TimeZone;
  readonly writer: Writer;
  readonly rules: RuleStore;
  readonly ledger: Ledger;
  /** Why what happened at a time (Unix ms) is only known now; `null` when it is not late. */
  readonly lateness: (time: number, now: number) => Lateness | null;
  readonly onFired: (firings: readonly Firing[]) => void;
}

/** Writes what rules have become and what they have fired, in one transaction, before anybody hears of it. */
export class Recorder {
  readonly #parts: RecorderParts;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
  }

  /** Tells whether it is on disk; `alongside` is part of the same transaction. */
  readonly record = (news: readonly News[], alongside?: () => void): boolean => {
    const { writer, rules, onFired } = this.#parts;
    const fired: Firing[] = [];
    const written = writer.write(() => {
      for (const item of news) {
        rules.saveProgress(item.rule.id, item.progress);
        for (const trigger of item.triggers) fired.push(...this.#enter(item, trigger));
      }
      alongside?.();
    });
    if (written && fired.length > 0) onFired(fired);
    return written;
  };

  #enter({ rule }: News, trigger: Trigger): readonly Firing[] {
    const { clock, zone, ledger, lateness } = this.#parts;
    const now = clock.now();
    const firing = ledger.add({
      rule,
      trigger,
      late: trigger.late ?? lateness(trigger.time, now),
      delivery: isDropped(rule, now, zone) ? 'dropped' : 'due',
      held: heldUntil(rule, now, zone) > 0,
    });
    return firing ? [firing] : [];
  }
}
