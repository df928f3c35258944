import { createPrivateKey, type KeyObject } from 'node:crypto';
import { examineKey } from './rsa-key.ts';

/** A key as it comes back from the keychain, ready to sign. */
export interface StoredKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** SHA-256 of the public key (SPKI DER), in hex, first 16 digits. */
  readonly fingerprint: string;
}

/** Opens a stored key; `null` when it does not sign. */
export function openStoredKey(keyId: string, pkcs8: Buffer): StoredKey | null {
  try {
    const key = examineKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
    if (typeof key === 'string') return null;
    return { keyId, privateKey: key.privateKey, fingerprint: key.fingerprint };
  } catch {
    return null;
  }
}
