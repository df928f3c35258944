import { ok } from '../../preload/contract/result.ts';
import type { Commands } from '../state/commands.ts';
import type { Place, RulePlace } from '../state/router.svelte.ts';
import type { Session } from '../state/session.svelte.ts';
import type { AlertCommands } from './alert-commands.ts';
import { RuleForm } from './rule-form.svelte.ts';

/** The forms of the editors: each keeps what is typed in it while another screen is on top, and can come back when it was left. */
export class RuleForms {
  readonly #session: Session;
  readonly #commands: Commands;
  readonly #alertCommands: AlertCommands;
  readonly #byPlace = new WeakMap<Place, RuleForm>();

  constructor(session: Session, commands: Commands, alertCommands: AlertCommands) {
    this.#session = session;
    this.#commands = commands;
    this.#alertCommands = alertCommands;
  }

  /** The form of that editor. It starts from the rule as it is, whatever happens to the rule meanwhile. */
  of(place: RulePlace): RuleForm {
    const open = this.#byPlace.get(place);
    if (open) return open;
    const form = this.#newForm(place);
    this.#byPlace.set(place, form);
    return form;
  }

  /** A place was left for good: nothing that was typed there is lost without a way back, which `reopen` is. */
  leave(place: Place, reopen: () => void): void {
    const form = this.#byPlace.get(place);
    if (!form?.isUnsaved) return;
    this.#commands.offerUndo(
      form.isNew ? 'Discarded the new alert' : 'Discarded the changes',
      () => {
        reopen();
        return Promise.resolve(ok());
      },
    );
  }

  #newForm({ ruleId, ticker }: RulePlace): RuleForm {
    const status = (ruleId === undefined ? undefined : this.#session.alerts.rule(ruleId)) ?? null;
    const start = ticker ?? this.#session.followedMarkets[0]?.ticker ?? '';
    return new RuleForm(status, start, this.#alertCommands, () => Date.now());
  }
}
