import { describeCondition } from '../../preload/contract/alert-words.ts';
import type {
  AlertRule,
  AlertRuleDraft,
  FiringFilter,
  SaveOutcome,
  StartChoice,
} from '../../preload/contract/alerts.ts';
import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { counted } from '../format/count.ts';
import type { Commands } from '../state/commands.ts';

type Ids = readonly number[];

/**
 * What the person can do about alerts, from more than one place. Every failure is told in a toast; nothing is asked, or
 * said, of no alerts at all.
 */
export class AlertCommands {
  readonly #api: KalshiTrayApi;
  readonly #commands: Commands;

  constructor(api: KalshiTrayApi, commands: Commands) {
    this.#api = api;
    this.#commands = commands;
  }

  /** Makes a rule, and says what it made with the way back; `null` when it failed. */
  async create(draft: AlertRuleDraft, start: StartChoice | null): Promise<SaveOutcome | null> {
    const outcome = await this.#api.createRule({ draft, start });
    if (!this.#commands.tell(outcome)) return null;
    if (outcome.value.kind === 'saved') this.#offerDelete(outcome.value.rule);
    return outcome.value;
  }

  /** Changes a rule; `null` when it failed. */
  async change(
    id: number,
    draft: AlertRuleDraft,
    start: StartChoice | null,
  ): Promise<SaveOutcome | null> {
    const outcome = await this.#api.changeRule({ id, draft, start });
    return this.#commands.tell(outcome) ? outcome.value : null;
  }

  /** Changes a rule on the spot, and offers the way back; `null` when it failed. */
  async adjust(
    rule: AlertRule,
    draft: AlertRuleDraft,
    start: StartChoice | null,
  ): Promise<SaveOutcome | null> {
    const outcome = await this.change(rule.id, draft, start);
    if (outcome?.kind === 'saved')
      this.#commands.offerUndo(`Alert now: ${describeCondition(draft.watch.condition)}`, () =>
        this.#api.changeRule({ id: rule.id, draft: rule, start: 'next-crossing' }),
      );
    return outcome;
  }

  async setEnabled(ids: Ids, enabled: boolean): Promise<void> {
    if (ids.length === 0) return;
    this.#commands.tell(await this.#api.setRulesEnabled({ ids, enabled }));
  }

  /** `until` is Unix ms; `null` ends the snooze. */
  async snooze(ids: Ids, until: number | null): Promise<void> {
    if (ids.length === 0) return;
    this.#commands.tell(await this.#api.snoozeRules({ ids, until }));
  }

  async mute(ids: Ids, muted: boolean): Promise<void> {
    if (ids.length === 0) return;
    this.#commands.tell(await this.#api.muteRules({ ids, muted }));
  }

  /** Makes the same rules for other markets; `false` when not all of them could be made. */
  async copy(ids: Ids, tickers: readonly string[]): Promise<boolean> {
    const answers = await Promise.all(ids.map((id) => this.#api.duplicateRule({ id, tickers })));
    const copies = answers.flatMap((made) => (this.#commands.tell(made) ? made.value : []));
    const made = copies.map((rule) => rule.id);
    if (made.length > 0)
      this.#commands.offerUndo(`Made ${counted(made.length, 'alert')}`, () =>
        this.#api.deleteRules({ ids: made }),
      );
    return answers.every(({ ok }) => ok);
  }

  async delete(ids: Ids): Promise<void> {
    if (ids.length === 0) return;
    if (!this.#commands.tell(await this.#api.deleteRules({ ids }))) return;
    this.#commands.offerUndo(`Deleted ${counted(ids.length, 'alert')}`, () =>
      this.#api.restoreRules({ ids }),
    );
  }

  async exportRules(): Promise<void> {
    this.#tellWritten(await this.#api.exportRules());
  }

  /** Adds the rules of an exported file. */
  async importFile(file: File): Promise<void> {
    const text = await file.text().catch(() => null);
    if (text === null) this.#commands.say('This file cannot be read any more. Choose it again.');
    else await this.#import(text);
  }

  /** `null` marks all of them. */
  async markSeen(ids: Ids | null): Promise<void> {
    this.#commands.tell(await this.#api.markFiringsSeen({ ids }));
  }

  /** Empties the list of what has fired, or the part the filter finds; `after` shows the list anew, after an undo too. */
  async clear(filter: FiringFilter, after: () => void): Promise<void> {
    const token = await this.#api.clearFirings(filter);
    if (!this.#commands.tell(token)) return;
    after();
    this.#commands.offerUndo('Cleared the list', async () => {
      const undone = await this.#api.undoClearFirings({ token: token.value });
      after();
      return undone;
    });
  }

  async exportFirings(filter: FiringFilter): Promise<void> {
    this.#tellWritten(await this.#api.exportFirings(filter));
  }

  async #import(text: string): Promise<void> {
    const added = await this.#api.importRules({ text });
    if (this.#commands.tell(added))
      this.#commands.say(
        added.value === 0
          ? 'Nothing to import: these alerts are here already'
          : `Imported ${counted(added.value, 'alert')}`,
      );
  }

  #offerDelete({ id, watch }: AlertRule): void {
    this.#commands.offerUndo(`Alert made: ${describeCondition(watch.condition)}`, () =>
      this.#api.deleteRules({ ids: [id] }),
    );
  }

  /** A file that was written is named; a chooser that was cancelled needs no words. */
  #tellWritten(written: Awaited<ReturnType<KalshiTrayApi['exportRules']>>): void {
    if (this.#commands.tell(written) && written.value !== null)
      this.#commands.say(`Written to ${written.value}`);
  }
}
