import type { EnvironmentId } from './environment.ts';
import type { Failure } from './result.ts';

/** A private key file is under 4 KiB; this leaves room for surrounding text and stops a mistaken gigabyte. */
export const MAX_KEY_FILE_BYTES = 64 * 1024;

/** What may be shown of a stored key. The private key itself never leaves the main process. */
export interface KeySummary {
  readonly environment: EnvironmentId;
  /** First block of the key id and dots: `a952bcbe…`. */
  readonly shortKeyId: string;
  /** SHA-256 of the public key (SPKI DER), in hex, first 16 digits. */
  readonly fingerprint: string;
  /** What Kalshi lets this key do (`read`, `write`…); `null` while unknown. */
  readonly scopes: readonly string[] | null;
}

/** The key of the current environment. */
export type KeyState =
  | { readonly name: 'loading' }
  | { readonly name: 'none' }
  | { readonly name: 'ready'; readonly key: KeySummary }
  /** A key is stored, but the keychain does not hand it out now; the person can try again. */
  | { readonly name: 'unavailable'; readonly reason: Failure };

/** A key named by `KALSHI_API_KEY_ID` and `KALSHI_PRIVATE_KEY_PATH`, offered for import. */
export interface KeyOffer {
  readonly keyId: string;
  readonly path: string;
}

export interface Account {
  readonly key: KeyState;
  readonly offer: KeyOffer | null;
}

/** What the import screen sends, once. */
export interface KeyImport {
  readonly environment: EnvironmentId;
  /** Empty when the file itself is expected to hold it. */
  readonly keyId: string;
  /** The private key: bytes of the chosen file, pasted text, or the file offered by the environment variables. */
  readonly source:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | { readonly kind: 'offer' };
  readonly passphrase: string;
}

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;

/**
 * The key id in a text: typed with or without words around it, or standing beside the key in a downloaded file.
 * `null` when there is none, or when there are several to choose from.
 */
export function findKeyId(text: string): string | null {
  const found = new Set([...text.matchAll(UUID)].map(([id]) => id.toLowerCase()));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
