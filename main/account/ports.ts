import type { KeyObject } from 'node:crypto';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Result } from '../../preload/contract/result.ts';

/** What signs requests. The private key cannot be read out of its object by accident, and never leaves the main process. */
export interface Credentials {
  /** A UUID. */
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** A key as the keychain gives it back. */
export interface StoredKey extends Credentials {
  /** SHA-256 of the public key (SPKI DER), in hex, first 16 digits. */
  readonly fingerprint: string;
}

/** A private key as read from what the person gave. */
export interface ParsedKey {
  readonly privateKey: KeyObject;
  readonly fingerprint: string;
  /** PKCS#8 DER in the clear; filled with zeros after use. */
  readonly pkcs8: Buffer;
  /** The key id that stood beside the key, if any. */
  readonly keyId: string | null;
}

/** Reads a private key; failures are `key-invalid`, `passphrase-needed` and `passphrase-wrong`. */
export type ParseKey = (material: {
  readonly key: string | Uint8Array;
  readonly passphrase: string;
}) => Result<ParsedKey>;

/** Reads the key file at a path the person named in the environment variables. */
export type ReadKeyFile = (path: string) => Promise<Result<Uint8Array>>;

/** The operating system's keychain, one key an environment. Failures are the `keychain-…` codes; answers come in the order asked. */
export interface Keychain {
  /** `null` when the keychain shows no key; on Linux it shows none when it is locked, too. */
  load(environment: EnvironmentId): Promise<Result<StoredKey | null>>;
  save(
    environment: EnvironmentId,
    key: { readonly keyId: string; readonly pkcs8: Buffer },
  ): Promise<Result<undefined>>;
  remove(environment: EnvironmentId): Promise<Result<undefined>>;
}

/** Asks the exchange with one signed request. `unauthorized` when it does not know the key or the signature does not fit. */
export interface KeyChecker {
  check(
    environment: EnvironmentId,
    credentials: Credentials,
  ): Promise<Result<{ readonly scopes: readonly string[] | null }>>;
}

/** What may be remembered of a stored key outside the keychain: nothing secret. */
export interface KeyMarker {
  readonly keyId: string;
  readonly fingerprint: string;
  /** `null` while unknown. */
  readonly scopes: readonly string[] | null;
}

/** Remembers that a key is stored, so that a locked keychain is not taken for an empty one. */
export interface KeyMarkers {
  get(environment: EnvironmentId): KeyMarker | null;
  put(environment: EnvironmentId, marker: KeyMarker): void;
  delete(environment: EnvironmentId): void;
}
