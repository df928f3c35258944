import { ok, type Failure, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { keychainFailure, keychainSilent, libraryMissing } from './keytar-errors.ts';
import type { Keytar } from './load-keytar.ts';
import type { SecretStore } from './secret-store.ts';
import { Turns } from './turns.ts';

/** What the keychain's own programs show as the owner of the secrets. */
const SERVICE = 'Kalshi Tray';
const TIMEOUT_MS = 10_000;

export interface KeytarParts {
  readonly clock: Clock;
  /** Loads keytar at the first use, and again after a failure; may throw. */
  readonly loadKeytar: () => Keytar;
}

/**
 * The operating system's keychain through keytar.
 *
 * keytar works on a thread of its own, but a call blocks that thread for as long as the keychain shows the person a question.
 * So calls go one at a time, and one that takes over 10 s fails with `keychain-timeout` while it goes on in the background.
 * Until it ends, every further call fails in the same way at once: a second question would not help, and four blocked threads
 * would stop the whole process. What the late call brings is not used: nobody waits for it any more.
 */
export class KeytarSecrets implements SecretStore {
  readonly #late = new Emitter<boolean>();
  readonly #parts: KeytarParts;
  readonly #turns = new Turns();
  #keytar: Keytar | null = null;
  #isBlocked = false;

  constructor(parts: KeytarParts) {
    this.#parts = parts;
  }

  /**
   * Whether a call has timed out and still goes on. A process cannot end by `exit` then (libuv waits for the thread): it has
   * to end itself by signal.
   */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /**
   * Calls `listener` when a call that had timed out ends after all; with `true` when it brought something, so that asking
   * again is unlikely to bother the person with the same question.
   */
  readonly listenLate = this.#late.listen;

  get(account: string): Promise<Result<string | null>> {
    return this.#call((keytar) => keytar.getPassword(SERVICE, account));
  }

  async set(account: string, secret: string): Promise<Result<undefined>> {
    const done = await this.#call((keytar) => keytar.setPassword(SERVICE, account, secret));
    return done.ok ? ok() : done;
  }

  async delete(account: string): Promise<Result<undefined>> {
    const done = await this.#call((keytar) => keytar.deletePassword(SERVICE, account));
    return done.ok ? ok() : done;
  }

  #call<T>(ask: (keytar: Keytar) => Promise<T>): Promise<Result<T>> {
    return this.#turns.take(async () => {
      if (this.#isBlocked) return failed(keychainSilent);
      const keytar = this.#load();
      return keytar ? this.#inTime(ask(keytar)) : failed(libraryMissing);
    });
  }

  #load(): Keytar | null {
    try {
      this.#keytar ??= this.#parts.loadKeytar();
    } catch {
      return null;
    }
    return this.#keytar;
  }

  #inTime<T>(answer: Promise<T>): Promise<Result<T>> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(TIMEOUT_MS, () => {
        this.#isBlocked = true;
        resolve(failed(keychainSilent));
      });
      const end = (result: Result<T>): void => {
        cancel();
        resolve(result);
        if (this.#isBlocked) this.#unblock(result.ok && result.value !== null);
      };
      answer.then(
        (value) => end(ok(value)),
        (error: unknown) => end(failed(keychainFailure(error))),
      );
    });
  }

  #unblock(broughtSomething: boolean): void {
    this.#isBlocked = false;
    this.#late.emit(broughtSomething);
  }
}

function failed(error: Failure): Result<never> {
  return { ok: false, error };
}
