import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { createTray, type Tray } from './tray.ts';

/** From an empty window to one that knows everything. */
export type StartState =
  | { readonly name: 'loading' }
  | { readonly name: 'failed'; readonly reason: Failure }
  | { readonly name: 'ready'; readonly tray: Tray };

/** Asks the main process for the first snapshot. */
export class Start {
  state = $state.raw<StartState>({ name: 'loading' });
  readonly #api: KalshiTrayApi;

  constructor(api: KalshiTrayApi) {
    this.#api = api;
  }

  async load(): Promise<void> {
    this.state = { name: 'loading' };
    const snapshot = await this.#api.getSnapshot();
    this.state = snapshot.ok
      ? { name: 'ready', tray: createTray(this.#api, snapshot.value) }
      : { name: 'failed', reason: snapshot.error };
  }
}
