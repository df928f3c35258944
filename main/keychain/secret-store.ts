import type { Result } from '../../preload/contract/result.ts';

/**
 * A keychain: short secrets by account name, kept by the operating system.
 *
 * Failures are `keychain-missing`, `keychain-locked`, `keychain-timeout` and `keychain-failed`. On Linux a locked keychain may
 * also look empty (`get` → `null`), or take a `set` without keeping it, so whoever writes reads back.
 */
export interface SecretStore {
  /** The secret of `account`, or `null` when there is none to be seen. */
  get(account: string): Promise<Result<string | null>>;
  /** Adds or replaces a secret of at most 2,560 bytes (the limit of Windows); never an empty one. */
  set(account: string, secret: string): Promise<Result<undefined>>;
  /** Deletes a secret; an absent one counts as deleted. */
  delete(account: string): Promise<Result<undefined>>;
}
