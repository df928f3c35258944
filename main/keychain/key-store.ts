import type { EnvironmentId } from '../../preload/contract/environment.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { keychainLocked } from './keytar-errors.ts';
import {
  describeKey,
  generations,
  joinKey,
  MAX_PARTS,
  parseManifest,
  splitKey,
  type Generation,
  type Manifest,
} from './manifest.ts';
import type { SecretStore } from './secret-store.ts';
import { openStoredKey, type StoredKey } from './stored-key.ts';
import { Turns } from './turns.ts';

/** What is stored of a key: its id, and the private key as PKCS#8 DER. */
export interface NewKey {
  readonly keyId: string;
  readonly pkcs8: Buffer;
}

const damaged = fail(
  'keychain-failed',
  'The key in the keychain is incomplete. Remove it here, then import it again.',
);

/**
 * One private key an environment, kept in a keychain that only takes short secrets and may fail at any moment.
 *
 *     production/manifest   which generation holds the key, in how many parts, with what SHA-256, and its key id
 *     production/0/0 …      the parts of generation 0, base64
 *     production/1/0 …      the parts of generation 1
 *
 * A new key goes to the generation the manifest does not name; every part is read back; then the manifest is written, and
 * that one write makes the new key the stored one; then the old parts go. Whatever a crash leaves behind lies in the
 * generation the manifest does not name, where the next `save` or `remove` clears it away. The keychain is never searched.
 *
 * Failures are those of `SecretStore`. Operations wait for one another.
 */
export class KeyStore {
  readonly #secrets: SecretStore;
  readonly #turns = new Turns();

  constructor(secrets: SecretStore) {
    this.#secrets = secrets;
  }

  /** The stored key, or `null` when the keychain shows none (on Linux perhaps because it is locked). */
  load(environment: EnvironmentId): Promise<Result<StoredKey | null>> {
    return this.#turns.take(async () => {
      const manifest = await this.#readManifest(environment);
      if (!manifest.ok) return manifest;
      if (manifest.value === null) return ok(null);
      return manifest.value === 'unreadable' ? damaged : this.#read(environment, manifest.value);
    });
  }

  /** Stores a key in place of the environment's old one. When it fails, the old one stays. */
  save(environment: EnvironmentId, key: NewKey): Promise<Result<undefined>> {
    return this.#turns.take(async () => {
      const current = await this.#tidy(environment);
      if (!current.ok) return current;
      const written = await this.#write(environment, current.value === 0 ? 1 : 0, key);
      await this.#tidy(environment);
      return written;
    });
  }

  /** Deletes the environment's key with everything that may be left of earlier ones. */
  remove(environment: EnvironmentId): Promise<Result<undefined>> {
    return this.#turns.take(async () => {
      const open = await this.#proveOpen();
      if (!open.ok) return open;
      const deleted = await this.#secrets.delete(manifestName(environment));
      if (!deleted.ok) return deleted;
      const tidied = await this.#tidy(environment);
      return tidied.ok ? ok() : tidied;
    });
  }

  async #read(environment: EnvironmentId, manifest: Manifest): Promise<Result<StoredKey>> {
    const parts: string[] = [];
    for (let index = 0; index < manifest.parts; index += 1) {
      const part = await this.#secrets.get(partName(environment, manifest.generation, index));
      if (!part.ok) return part;
      parts.push(part.value ?? '');
    }
    const pkcs8 = joinKey(parts, manifest);
    const key = pkcs8 && openStoredKey(manifest.keyId, pkcs8);
    pkcs8?.fill(0);
    return key ? ok(key) : damaged;
  }

  async #write(
    environment: EnvironmentId,
    generation: Generation,
    key: NewKey,
  ): Promise<Result<undefined>> {
    const parts = splitKey(key.pkcs8);
    for (const [index, part] of parts.entries()) {
      const written = await this.#put(partName(environment, generation, index), part);
      if (!written.ok) return written;
    }
    const manifest = describeKey(key.keyId, key.pkcs8, generation);
    return this.#put(manifestName(environment), JSON.stringify(manifest));
  }

  /** Clears every generation the manifest does not name, and answers which one it names. */
  async #tidy(environment: EnvironmentId): Promise<Result<Generation | null>> {
    const open = await this.#proveOpen();
    if (!open.ok) return open;
    const manifest = await this.#readManifest(environment);
    if (!manifest.ok) return manifest;
    const named =
      manifest.value === null || manifest.value === 'unreadable' ? null : manifest.value.generation;
    for (const generation of generations) {
      if (generation === named) continue;
      const cleared = await this.#clear(environment, generation);
      if (!cleared.ok) return cleared;
    }
    return ok(named);
  }

  async #clear(environment: EnvironmentId, generation: Generation): Promise<Result<undefined>> {
    for (let index = MAX_PARTS - 1; index >= 0; index -= 1) {
      const deleted = await this.#secrets.delete(partName(environment, generation, index));
      if (!deleted.ok) return deleted;
    }
    return ok();
  }

  async #readManifest(environment: EnvironmentId): Promise<Result<Manifest | 'unreadable' | null>> {
    const text = await this.#secrets.get(manifestName(environment));
    if (!text.ok) return text;
    return ok(text.value === null ? null : (parseManifest(text.value) ?? 'unreadable'));
  }

  /**
   * A locked keychain may look empty, and act on "empty" would destroy what is in it. Only what has been written and read
   * back proves that it is open.
   */
  async #proveOpen(): Promise<Result<undefined>> {
    const proven = await this.#put('probe', 'open');
    return proven.ok ? this.#secrets.delete('probe') : proven;
  }

  async #put(account: string, secret: string): Promise<Result<undefined>> {
    const written = await this.#secrets.set(account, secret);
    if (!written.ok) return written;
    const kept = await this.#secrets.get(account);
    if (!kept.ok) return kept;
    return kept.value === secret ? ok() : { ok: false, error: keychainLocked };
  }
}

function manifestName(environment: EnvironmentId): string {
  return `${environment}/manifest`;
}

function partName(environment: EnvironmentId, generation: Generation, index: number): string {
  return `${environment}/${generation}/${index}`;
}
