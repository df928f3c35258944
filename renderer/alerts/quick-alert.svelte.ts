import type {
  AlertRuleDraft,
  MarketCondition,
  StartChoice,
} from '../../preload/contract/alerts.ts';
import type { Result } from '../../preload/contract/result.ts';
import type { LiveMarket } from '../state/live-market.svelte.ts';
import type { AlertCommands } from './alert-commands.ts';
import { readQuickPrice } from './quick-price.ts';
import { draftFor } from './rule-draft.ts';

/** An alert being made on a row of the watchlist: a price, and when it holds already, when to begin. */
export class QuickAlert {
  readonly ticker: string;
  text = $state('');
  /** The alert that needs to know when to begin, because its condition holds already. */
  question = $state.raw<AlertRuleDraft | null>(null);
  sending = $state.raw(false);
  /** What the text asks for, or why it asks for nothing; `null` while there is none. */
  readonly reading: Result<MarketCondition> | null;
  readonly #commands: AlertCommands;

  constructor(live: LiveMarket, commands: AlertCommands) {
    this.ticker = live.ticker;
    this.#commands = commands;
    this.reading = $derived(this.text.trim() === '' ? null : readQuickPrice(this.text, live.quote));
  }

  /** Makes the alert that was typed; `true` when it is made. */
  async submit(): Promise<boolean> {
    const { ticker, reading } = this;
    if (!reading?.ok) return false;
    return this.#make(draftFor({ scope: 'market', ticker, condition: reading.value }), null);
  }

  /** Answers the question; `true` when the alert is made. */
  async choose(start: StartChoice): Promise<boolean> {
    return this.question !== null && this.#make(this.question, start);
  }

  /** Takes the question back; `false` when there is none. */
  retreat(): boolean {
    const asked = this.question !== null;
    this.question = null;
    return asked;
  }

  async #make(draft: AlertRuleDraft, start: StartChoice | null): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    const outcome = await this.#commands.create(draft, start);
    this.sending = false;
    this.question = outcome?.kind === 'already-holds' ? draft : null;
    return outcome?.kind === 'saved';
  }
}
