import type { Account, KeyImport, KeyState, KeySummary } from '../../preload/contract/account.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { ok, type Failure, type Result } from '../../preload/contract/result.ts';
import type { Platform } from '../../preload/contract/snapshot.ts';
import type { Cancel, Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Credentials, Keychain, KeyMarker, KeyMarkers, StoredKey } from './ports.ts';
import { prepareKey, type PreparationParts } from './prepare-key.ts';

/** Waits between questions to a keychain that is not there, doubling from the first to the last, in ms. */
const MISSING_RETRY = { firstMs: 15_000, lastMs: 300_000 };

const seemsLocked: Failure = {
  code: 'keychain-locked',
  message:
    'The keychain does not show your key: it is probably locked. Unlock it, then try again. If you have deleted the key there, import it again.',
};

export interface AccountParts extends PreparationParts {
  readonly keychain: Keychain;
  readonly markers: KeyMarkers;
  readonly clock: Clock;
  readonly platform: Platform;
  /** The environment in use until `load` turns to another one. */
  readonly environment: EnvironmentId;
  /** Calls back when a keychain call that had timed out ends after all, with `true` when it brought something. */
  readonly listenLate: (listener: (broughtSomething: boolean) => void) => Cancel;
}

/**
 * The key of the environment in use: where it is in its life, what may be shown of it, and what signs with it.
 *
 *     load ──▶ loading ──▶ none ◀── remove ──┐
 *                 │                          │
 *                 ├──────────▶ ready ◀── import, from anywhere
 *                 ▼              ▲
 *            unavailable ── retry
 *
 * The keychain decides which key is stored; the marker only remembers that there is one. Where they disagree (a crash came
 * between them, or an older keychain was restored), the marker is corrected after the keychain. A marker without a key means
 * a locked keychain on Linux, which looks empty then; elsewhere it means that the key was deleted by other means.
 *
 * A keychain that is missing is asked again by itself, at growing intervals, and so is one that has at last answered a call
 * that had timed out. A locked one is not: it would show the person the same question again and again.
 */
export class AccountService {
  readonly #changes = new Emitter<Account>();
  readonly #parts: AccountParts;
  #environment: EnvironmentId;
  #key: KeyState = { name: 'loading' };
  #credentials: Credentials | null = null;
  /** Counts the questions to the keychain: only the answer to the last one is of interest. */
  #turn = 0;
  /** Questions in a row that found no keychain. */
  #failures = 0;
  #stopWaiting: Cancel = () => undefined;

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.#environment = parts.environment;
  }

  get account(): Account {
    return { key: this.#key, offer: this.#isOfferWelcome() ? this.#parts.offer : null };
  }

  /** What signs requests now; `null` unless the key is `ready`. */
  get credentials(): Credentials | null {
    return this.#credentials;
  }

  /** Calls `listener` after every change; `credentials` have changed by then. */
  readonly listen = this.#changes.listen;

  /** Turns to an environment and gets its key from the keychain. */
  async load(environment: EnvironmentId): Promise<void> {
    this.#environment = environment;
    this.#failures = 0;
    this.#show({ name: 'loading' }, null);
    await this.#ask();
  }

  /** Asks the keychain again; its failure, if it fails again. A key that is there stays. */
  async retry(): Promise<Result<undefined>> {
    if (this.#key.name !== 'ready') await this.#ask();
    return this.#key.name === 'unavailable' ? { ok: false, error: this.#key.reason } : ok();
  }

  /**
   * Reads, checks and stores a key. Failures: those of `ParseKey`, `checkKey` and the keychain, `invalid-input` for the key
   * id, `not-found` for the file. Nothing is stored and nothing changes unless all of it succeeds.
   */
  async importKey(input: KeyImport): Promise<Result<KeySummary>> {
    const prepared = await prepareKey(this.#parts, input);
    if (!prepared.ok) return prepared;
    const { keyId, pkcs8, privateKey, fingerprint, scopes } = prepared.value;
    const { environment } = input;
    const saved = await this.#parts.keychain.save(environment, { keyId, pkcs8 });
    pkcs8.fill(0);
    if (!saved.ok) return saved;
    const marker = { keyId, fingerprint, scopes };
    this.#parts.markers.put(environment, marker);
    const key = summarise(environment, marker);
    if (environment === this.#environment) {
      this.#show({ name: 'ready', key }, { keyId, privateKey });
    }
    return ok(key);
  }

  /** Deletes the key of the environment in use; when the keychain refuses, the key stays. */
  async remove(): Promise<Result<undefined>> {
    const environment = this.#environment;
    const removed = await this.#parts.keychain.remove(environment);
    if (!removed.ok) return removed;
    this.#parts.markers.delete(environment);
    if (environment === this.#environment) this.#show({ name: 'none' }, null);
    return ok();
  }

  /** Stops asking: the app is quitting. */
  close(): void {
    this.#stopWaiting();
    this.#turn += 1;
  }

  async #ask(): Promise<void> {
    const turn = (this.#turn += 1);
    const loaded = await this.#parts.keychain.load(this.#environment);
    if (turn !== this.#turn) return;
    if (!loaded.ok) this.#miss(loaded.error);
    else if (loaded.value) this.#use(loaded.value);
    else if (this.#isStored() && this.#parts.platform === 'linux') this.#miss(seemsLocked);
    else this.#forget();
  }

  #use({ keyId, privateKey, fingerprint }: StoredKey): void {
    const environment = this.#environment;
    const known = this.#parts.markers.get(environment);
    const isMarked = known?.keyId === keyId && known.fingerprint === fingerprint;
    const marker = isMarked ? known : { keyId, fingerprint, scopes: null };
    this.#show({ name: 'ready', key: summarise(environment, marker) }, { keyId, privateKey });
    if (!isMarked) this.#parts.markers.put(environment, marker);
  }

  #forget(): void {
    this.#parts.markers.delete(this.#environment);
    this.#show({ name: 'none' }, null);
  }

  /** Without a keychain and without a marker there is no key, and no reason to speak of keychains before one is imported. */
  #miss(reason: Failure): void {
    const isNone = reason.code === 'keychain-missing' && !this.#isStored();
    this.#failures += 1;
    this.#show(isNone ? { name: 'none' } : { name: 'unavailable', reason }, null);
    this.#stopWaiting = this.#askWhenBetter(reason);
  }

  #askWhenBetter({ code }: Failure): Cancel {
    const { clock, listenLate } = this.#parts;
    switch (code) {
      case 'keychain-missing': {
        const ms = MISSING_RETRY.firstMs * 2 ** (this.#failures - 1);
        return clock.after(Math.min(ms, MISSING_RETRY.lastMs), () => void this.#ask());
      }
      case 'keychain-timeout':
        return listenLate((broughtSomething) => broughtSomething && void this.#ask());
      default:
        return () => undefined;
    }
  }

  /** Practice makes its own keys. */
  #isOfferWelcome(): boolean {
    return this.#key.name === 'none' && this.#environment !== 'practice';
  }

  #isStored(): boolean {
    return this.#parts.markers.get(this.#environment) !== null;
  }

  #show(key: KeyState, credentials: Credentials | null): void {
    this.#stopWaiting();
    this.#key = key;
    this.#credentials = credentials;
    this.#changes.emit(this.account);
  }
}

/** What may be shown of a key; the first block of its id is enough to recognise it by. */
function summarise(environment: EnvironmentId, marker: KeyMarker): KeySummary {
  const { keyId, fingerprint, scopes } = marker;
  return { environment, shortKeyId: `${keyId.split('-', 1)[0] ?? ''}…`, fingerprint, scopes };
}
