import { describeCondition } from '../../../preload/contract/alert-words.ts';
import type {
  AlertRule,
  AlertRuleDraft,
  RuleStatus,
  SaveOutcome,
  StartChoice,
} from '../../../preload/contract/alerts.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { AlertEngine } from '../watch/engine.ts';
import { alreadyHolds, begin } from '../evaluate/evaluator.ts';
import { statusOf } from '../watch/places.ts';
import type { RuleShelf } from './rule-shelf.ts';
import { draftOf } from './rule-store.ts';
import { canonical, readRules, writeRules } from './transfer.ts';

const notSaved = (): Result<never> =>
  fail('internal', 'The alert could not be saved. Check that the disk has room and is writable.');

const notFound = (): Result<never> => fail('not-found', 'This alert does not exist any more.');

const done = (written: boolean): Result<undefined> => (written ? ok() : notSaved());

/** The person's rules: making, changing and deleting them. Every change is on disk before it counts. */
export class RuleBook {
  readonly #clock: Clock;
  readonly #engine: AlertEngine;
  readonly #shelf: RuleShelf;

  constructor(clock: Clock, engine: AlertEngine, shelf: RuleShelf) {
    this.#clock = clock;
    this.#engine = engine;
    this.#shelf = shelf;
  }

  /** Every rule and where it stands, oldest first. */
  get all(): readonly RuleStatus[] {
    return [...this.#engine.places.rules].map(statusOf).sort((a, b) => a.rule.id - b.rule.id);
  }

  /**
   * Makes a rule. When its condition holds already and `start` is `null`, nothing is saved and the outcome says so:
   * call again with the person's choice.
   */
  create(draft: AlertRuleDraft, start: StartChoice | null): Result<SaveOutcome> {
    const objection = this.#objection(draft, start);
    if (objection) return objection;
    const [rule] = this.#shelf.add([draft], start ?? 'next-crossing') ?? [];
    return rule ? ok({ kind: 'saved', rule }) : notSaved();
  }

  /** Changes a rule. What it watches or how it fires starts it anew, as in `create`; the rest leaves it where it is. */
  change(id: number, draft: AlertRuleDraft, start: StartChoice | null): Result<SaveOutcome> {
    const [entry] = this.#shelf.entries([id]);
    if (!entry) return notFound();
    const rule = { ...entry.rule, ...draft };
    if (!isStartedAnew(entry.rule, draft)) {
      const { progress } = entry;
      return this.#shelf.save([{ rule, progress }], false)
        ? ok({ kind: 'saved', rule })
        : notSaved();
    }
    const objection = this.#objection(draft, start);
    if (objection) return objection;
    const { generation } = entry.progress;
    const progress = begin(rule, generation, start ?? 'next-crossing', this.#clock.now());
    return this.#shelf.save([{ rule, progress }], true) ? ok({ kind: 'saved', rule }) : notSaved();
  }

  /** Pauses rules or lets them go on; one that goes on, or is done, waits for its condition to begin. */
  setEnabled(ids: readonly number[], enabled: boolean): Result<undefined> {
    const now = this.#clock.now();
    const entries = this.#shelf
      .entries(ids)
      .filter(({ rule, progress }) => rule.enabled !== enabled || progress.state.name === 'off')
      .map(({ rule: before, progress: { generation } }) => {
        const rule = { ...before, enabled };
        return { rule, progress: begin(rule, generation, 'next-crossing', now) };
      });
    return done(this.#shelf.save(entries, true));
  }

  /** Holds back what these rules fire until a time (Unix ms); `null` ends it. */
  snooze(ids: readonly number[], until: number | null): Result<undefined> {
    return this.#amend(ids, { snoozedUntil: until });
  }

  /** Lets rules fire into the list only, or show themselves again. What they still had to show is dropped. */
  setMuted(ids: readonly number[], muted: boolean): Result<undefined> {
    return this.#amend(ids, { muted });
  }

  /** The same rule for other markets. */
  duplicate(id: number, tickers: readonly string[]): Result<readonly AlertRule[]> {
    const [entry] = this.#shelf.entries([id]);
    if (!entry) return notFound();
    const { watch } = entry.rule;
    if (watch.scope !== 'market') {
      return fail('invalid-input', 'Only an alert on a market can be copied to other markets.');
    }
    const drafts = tickers.map((ticker) => ({
      ...draftOf(entry.rule),
      watch: { ...watch, ticker },
    }));
    const rules = this.#shelf.add(drafts, 'next-crossing');
    return rules ? ok(rules) : notSaved();
  }

  /** Deletes rules; `restore` brings them back for a day. */
  remove(ids: readonly number[]): Result<undefined> {
    return done(this.#shelf.remove(ids));
  }

  /** Undoes `remove`. */
  restore(ids: readonly number[]): Result<undefined> {
    return done(this.#shelf.restore(ids));
  }

  /** All rules as a file for `importAll`. */
  exportAll(): string {
    return writeRules(this.all.map(({ rule }) => draftOf(rule)));
  }

  /** Adds the rules of an exported file that are not there yet; tells how many. Fails with `invalid-input`. */
  importAll(text: string): Result<number> {
    const drafts = readRules(text);
    if (!drafts.ok) return drafts;
    const known = new Set(this.all.map(({ rule }) => canonical(draftOf(rule))));
    const fresh = drafts.value.filter((draft) => !known.has(canonical(draft)));
    const added = this.#shelf.add(fresh, 'next-crossing');
    return added ? ok(added.length) : notSaved();
  }

  /** What stands against starting a rule without asking; `null` when nothing does. */
  #objection(draft: AlertRuleDraft, start: StartChoice | null): Result<SaveOutcome> | null {
    const now = this.#clock.now();
    if (draft.expiresTime !== null && draft.expiresTime <= now) {
      return fail('invalid-input', 'This alert would have expired already. Choose a later time.');
    }
    if (start !== null || !draft.enabled) return null;
    const reading = alreadyHolds(draft, this.#engine.worldFor(draft.watch), now);
    if (!reading) return null;
    const sentence = `“${describeCondition(draft.watch.condition)}” holds already. Alert now, or the next time it begins?`;
    return ok({ kind: 'already-holds', value: reading.value, sentence });
  }

  /** Changes how rules are told, which leaves them where they are. */
  #amend(
    ids: readonly number[],
    change: Partial<Pick<AlertRule, 'snoozedUntil' | 'muted'>>,
  ): Result<undefined> {
    const entries = this.#shelf
      .entries(ids)
      .map(({ rule, progress }) => ({ rule: { ...rule, ...change }, progress }));
    return done(this.#shelf.save(entries, false));
  }
}

/** Whether a change touches what a rule waits for or how often it fires, as opposed to how that is told. */
function isStartedAnew(before: AlertRuleDraft, after: AlertRuleDraft): boolean {
  return decisiveParts(before) !== decisiveParts(after);
}

function decisiveParts(rule: AlertRuleDraft): string {
  const told = { quietHours: null, sound: 'none', muted: false, note: '' } as const;
  return canonical({ ...draftOf(rule), ...told });
}
