import type { AlertRuleDraft, RuleStatus, StartChoice } from '../../preload/contract/alerts.ts';
import type { AlertCommands } from './alert-commands.ts';
import { readFields, type FieldErrors } from './read-fields.ts';
import {
  fieldsOf,
  newFields,
  usualMinutes,
  type ConditionKind,
  type RuleFields,
} from './rule-fields.ts';

/** The editor of one rule, or of a new one. What is wrong is told from the first attempt to save on. */
export class RuleForm {
  fields: RuleFields;
  /** The rule that needs to know when to begin, because its condition holds already. */
  question = $state.raw<AlertRuleDraft | null>(null);
  sending = $state.raw(false);
  readonly errors: FieldErrors;
  readonly #commands: AlertCommands;
  readonly #id: number | null;
  readonly #now: () => number;
  #attempted = $state.raw(false);

  /** `status` is the rule to change, `null` for a new one on `ticker`; `now` gives Unix ms. */
  constructor(
    status: RuleStatus | null,
    ticker: string,
    commands: AlertCommands,
    now: () => number,
  ) {
    this.#id = status?.rule.id ?? null;
    this.#commands = commands;
    this.#now = now;
    this.fields = $state(status ? fieldsOf(status.rule) : newFields(ticker));
    this.errors = $derived(this.#attempted ? this.#problems() : {});
  }

  get kind(): ConditionKind {
    return this.fields.kind;
  }

  /** Another kind of condition begins with the minutes that are usual for it. */
  set kind(kind: ConditionKind) {
    this.fields.kind = kind;
    this.fields.minutes = usualMinutes[kind] ?? this.fields.minutes;
  }

  /** `true` when the rule is saved. */
  async submit(): Promise<boolean> {
    this.#attempted = true;
    const read = readFields(this.fields, this.#now());
    return read.ok && this.#save(read.draft, null);
  }

  /** Answers the question; `true` when the rule is saved. */
  async choose(start: StartChoice): Promise<boolean> {
    return this.question !== null && this.#save(this.question, start);
  }

  async #save(draft: AlertRuleDraft, start: StartChoice | null): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    const outcome =
      this.#id === null
        ? await this.#commands.create(draft, start)
        : await this.#commands.change(this.#id, draft, start);
    this.sending = false;
    this.question = outcome?.kind === 'already-holds' ? draft : null;
    return outcome?.kind === 'saved';
  }

  #problems(): FieldErrors {
    const read = readFields(this.fields, this.#now());
    return read.ok ? {} : read.errors;
  }
}
