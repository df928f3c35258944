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
  /** Whether there was no rule before. */
  readonly isNew: boolean;
  readonly #commands: AlertCommands;
  readonly #id: number | null;
  readonly #now: () => number;
  readonly #asOpened: string;
  #attempted = $state.raw(false);
  #saved = false;

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
    this.#asOpened = JSON.stringify(this.fields);
    this.isNew = status === null;
  }

  get errors(): FieldErrors {
    return this.#attempted ? this.#problems() : {};
  }

  /** Whether something was typed that is not saved, nor about to be. */
  get isUnsaved(): boolean {
    return !this.#saved && !this.sending && JSON.stringify(this.fields) !== this.#asOpened;
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

  /** Takes the question back; `false` when there is none. */
  retreat(): boolean {
    const asked = this.question !== null;
    this.question = null;
    return asked;
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
    this.#saved = outcome?.kind === 'saved';
    return this.#saved;
  }

  #problems(): FieldErrors {
    const read = readFields(this.fields, this.#now());
    return read.ok ? {} : read.errors;
  }
}
