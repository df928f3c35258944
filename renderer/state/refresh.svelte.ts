import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Commands } from './commands.ts';
import type { Session } from './session.svelte.ts';

/** Asking the exchange for prices because the person wants them now: shown while it goes on, and told what came of it. */
export class Refresh {
  readonly #api: KalshiTrayApi;
  readonly #session: Session;
  readonly #commands: Commands;
  #asked = $state.raw(0);

  constructor(api: KalshiTrayApi, session: Session, commands: Commands) {
    this.#api = api;
    this.#session = session;
    this.#commands = commands;
  }

  /** Whether an answer is waited for. */
  get isRunning(): boolean {
    return this.#asked > 0;
  }

  /** Asks, and says that the prices are up to date, if there are any, or why they are not. */
  async now(): Promise<void> {
    this.#asked += 1;
    const answer = await this.#api.refresh();
    this.#asked -= 1;
    if (!this.#commands.tell(answer) || this.#session.watchlist.length === 0) return;
    this.#commands.say('Prices are up to date');
  }
}
