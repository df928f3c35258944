import { fail, ok, type Failure, type Result } from '../../preload/contract/result.ts';
import type { SecretStore } from '../../main/keychain/secret-store.ts';

/** A keychain in memory that can be locked, the way Linux locks, and die at any call, the way a power cut comes. */
export class MemorySecrets implements SecretStore {
  readonly secrets = new Map<string, string>();
  /** Every writing call so far, such as `set production/0/1`. */
  readonly writes: string[] = [];
  isLocked = false;
  /** Set, every call fails with it. */
  failure: Failure | null = null;
  /** The writing call with this number (from 1), and every call after it, does not happen any more. */
  diesAt = Infinity;

  async get(account: string): Promise<Result<string | null>> {
    await Promise.resolve();
    const failure = this.#failure();
    if (failure) return failure;
    return ok(this.isLocked ? null : (this.secrets.get(account) ?? null));
  }

  async set(account: string, secret: string): Promise<Result<undefined>> {
    return this.#write(`set ${account}`, () => this.secrets.set(account, secret));
  }

  async delete(account: string): Promise<Result<undefined>> {
    return this.#write(`delete ${account}`, () => this.secrets.delete(account));
  }

  async #write(name: string, act: () => unknown): Promise<Result<undefined>> {
    await Promise.resolve();
    this.writes.push(name);
    const failure = this.#failure();
    if (failure) return failure;
    if (!this.isLocked) act();
    return ok();
  }

  #failure(): Result<never> | null {
    if (this.writes.length >= this.diesAt) return gone;
    return this.failure && { ok: false, error: this.failure };
  }
}

const gone = fail('keychain-failed', 'The keychain is gone.');
