import type { Readiness } from '../readiness.ts';
import type { Schemes } from '../schemes.ts';
import { SessionState } from './session.ts';

/** The sessions of one run by partition name; the default one is `''`. */
export class Sessions {
  readonly #readiness: Readiness;
  readonly #schemes: Schemes;
  readonly #states = new Map<string, SessionState>();

  constructor(readiness: Readiness, schemes: Schemes) {
    this.#readiness = readiness;
    this.#schemes = schemes;
  }

  partition(name: string): SessionState {
    const state = this.#states.get(name) ?? new SessionState(this.#readiness, this.#schemes);
    this.#states.set(name, state);
    return state;
  }
}
