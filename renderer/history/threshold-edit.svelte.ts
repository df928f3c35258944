import type { AlertRuleDraft, StartChoice } from '../../preload/contract/alerts.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import type { AlertCommands } from '../alerts/alert-commands.ts';
import { withThreshold, type Threshold } from './thresholds.ts';

/** A threshold on its way to another price: under the pointer or under the arrow keys, until it is let go or taken back. */
export class ThresholdEdit {
  /** The rule whose threshold is being moved, and the YES price it has come to. */
  moving = $state.raw<{ readonly ruleId: number; readonly price: MicroDollars } | null>(null);
  /** The change that needs to know when to begin, because its condition holds already. */
  question = $state.raw<{ readonly threshold: Threshold; readonly draft: AlertRuleDraft } | null>(
    null,
  );
  readonly #commands: AlertCommands;
  #isSaving = false;

  constructor(commands: AlertCommands) {
    this.#commands = commands;
  }

  /** Where a threshold is shown: where it has been moved to, or where it stands. */
  priceOf({ rule, price }: Threshold): MicroDollars {
    return this.moving?.ruleId === rule.id ? this.moving.price : price;
  }

  move({ rule }: Threshold, price: MicroDollars): void {
    this.moving = { ruleId: rule.id, price };
  }

  /** Puts everything back. */
  cancel(): void {
    this.moving = null;
    this.question = null;
  }

  /** Saves where the threshold has come to. */
  async drop(threshold: Threshold): Promise<void> {
    if (this.question || this.#isSaving) return;
    const price = this.priceOf(threshold);
    if (price === threshold.price) this.cancel();
    else await this.#save(threshold, withThreshold(threshold, price), null);
  }

  /** Answers the question. */
  async choose(start: StartChoice): Promise<void> {
    if (this.question) await this.#save(this.question.threshold, this.question.draft, start);
  }

  async #save(
    threshold: Threshold,
    draft: AlertRuleDraft,
    start: StartChoice | null,
  ): Promise<void> {
    this.#isSaving = true;
    const outcome = await this.#commands.adjust(threshold.rule, draft, start);
    this.#isSaving = false;
    if (outcome?.kind === 'already-holds') this.question = { threshold, draft };
    else this.cancel();
  }
}
