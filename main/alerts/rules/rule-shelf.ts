import type { AlertRule, AlertRuleDraft, StartChoice } from '../../../preload/contract/alerts.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { AlertEngine } from '../watch/engine.ts';
import { begin, type Progress } from '../evaluate/evaluator.ts';
import type { GapCheck } from '../gap-check.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RuleStore } from './rule-store.ts';
import type { Writer } from '../sql/writer.ts';

/** Ids of rules that changed and of rules that are gone. */
export interface ShelfChange {
  readonly changed: readonly number[];
  readonly removed: readonly number[];
}

export interface RuleShelfParts {
  readonly clock: Clock;
  readonly engine: AlertEngine;
  readonly gaps: GapCheck;
  readonly ledger: Ledger;
  readonly store: RuleStore;
  readonly writer: Writer;
  /** Called after every change, when it is on disk and being watched. */
  readonly onChange: (change: ShelfChange) => void;
}

/** A rule and what it remembers. */
export interface Entry {
  readonly rule: AlertRule;
  readonly progress: Progress;
}

/** Puts rules on disk and under watch, and takes them off again: several at once, all or none. */
export class RuleShelf {
  readonly #parts: RuleShelfParts;

  constructor(parts: RuleShelfParts) {
    this.#parts = parts;
  }

  /** Those of the rules that exist. */
  entries(ids: readonly number[]): readonly Entry[] {
    return ids.flatMap((id) => this.#parts.engine.places.rule(id) ?? []);
  }

  /** Makes rules; `null` when they could not be written. */
  add(drafts: readonly AlertRuleDraft[], start: StartChoice): readonly AlertRule[] | null {
    const { clock, store, writer } = this.#parts;
    const now = clock.now();
    let entries: readonly Entry[] = [];
    const written = writer.write(() => {
      entries = drafts.map((draft) => {
        const rule = store.add(draft, now);
        return { rule, progress: begin(rule, 0, start, now) };
      });
      for (const { rule, progress } of entries) store.save(rule, progress);
    });
    if (!written) return null;
    this.#watch(entries, true);
    return entries.map(({ rule }) => rule);
  }

  /** Saves rules as they are now; those that begin anew have missed nothing. Tells whether it could. */
  save(entries: readonly Entry[], isNew: boolean): boolean {
    const { gaps, ledger, store, writer } = this.#parts;
    const written = writer.write(() => {
      for (const { rule, progress } of entries) {
        store.save(rule, progress);
        if (isNew) gaps.forget(rule.id);
        if (rule.muted) ledger.drop(rule.id);
      }
    });
    if (written) this.#watch(entries, isNew);
    return written;
  }

  /** Takes rules away, to be brought back within a day. Tells whether it could. */
  remove(ids: readonly number[]): boolean {
    const { clock, engine, gaps, store, writer, onChange } = this.#parts;
    const written = writer.write(() => {
      store.setDeleted(ids, clock.now());
      for (const id of ids) gaps.forget(id);
    });
    if (!written) return false;
    for (const id of ids) engine.remove(id);
    onChange({ changed: [], removed: ids });
    return true;
  }

  /** Brings rules back. Nobody watched meanwhile, so what was waiting begins to wait anew. */
  restore(ids: readonly number[]): boolean {
    const { clock, store, writer } = this.#parts;
    const now = clock.now();
    const entries = store.deleted(ids).map(({ rule, state, generation }) => {
      const anew = begin(rule, generation, 'next-crossing', now);
      return { rule, progress: state.name === 'off' ? { ...anew, state } : anew };
    });
    return writer.write(() => store.setDeleted(ids, null)) && this.save(entries, true);
  }

  #watch(entries: readonly Entry[], isNew: boolean): void {
    const { clock, engine, onChange } = this.#parts;
    for (const { rule, progress } of entries) engine.add(rule, progress, clock.now(), isNew);
    onChange({ changed: entries.map(({ rule }) => rule.id), removed: [] });
  }
}
