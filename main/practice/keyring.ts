import {
  constants,
  createPublicKey,
  generateKeyPair,
  randomUUID,
  verify,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { ApiKeyScope } from 'kalshi-typescript';

/** A key that may sign requests. */
export interface PracticeKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly scopes: readonly ApiKeyScope[];
}

/** What signs a request: headers, method and path without query. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A fresh key for the person to import; the exchange keeps only the public half. */
export interface NewKey {
  readonly keyId: string;
  /** PKCS#1 PEM, as Kalshi hands keys out. */
  readonly privateKeyPem: string;
}

/** Why a signature is not accepted, in the words of Kalshi's 401 answers. */
export interface SignatureProblem {
  readonly code: string;
  readonly details?: string;
}

/** How far a timestamp may be from the server's clock, in ms. */
const TOLERANCE_MS = 5_000;

/** The public keys that the practice exchange knows. */
export class Keyring {
  readonly #keys = new Map<string, PracticeKey>();

  get keys(): readonly PracticeKey[] {
    return [...this.#keys.values()];
  }

  /** Accepts signatures of this key from now on. Throws when the PEM holds no public key. */
  add(keyId: string, publicKeyPem: string, scopes: readonly ApiKeyScope[]): void {
    this.#keys.set(keyId, { keyId, publicKey: createPublicKey(publicKeyPem), scopes });
  }

  /** Makes a key pair of `bits` and accepts it; the private half exists only in the answer. */
  async create(bits: number): Promise<NewKey> {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: bits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const keyId = randomUUID();
    this.add(keyId, publicKey, ['read']);
    return { keyId, privateKeyPem: privateKey };
  }

  /**
   * What is wrong with a request's signature at the server's time `now` (Unix ms); `null` when nothing is.
   *
   * Signed is `timestamp + method + path`, RSA-PSS with SHA-256 and a salt of 32 bytes ("API Keys", Kalshi API docs).
   */
  problemWith({ method, path, headers }: SignedRequest, now: number): SignatureProblem | null {
    const header = (name: string): string => {
      const value = headers[`kalshi-access-${name}`];
      return typeof value === 'string' ? value : '';
    };
    const [keyId, timestamp, signature] = [header('key'), header('timestamp'), header('signature')];
    if (!keyId || !timestamp || !signature) return { code: 'missing_authentication_headers' };
    const key = this.#keys.get(keyId);
    if (!key) return { code: 'authentication_error', details: 'NOT_FOUND' };
    if (!/^\d{1,16}$/.test(timestamp) || Math.abs(Number(timestamp) - now) > TOLERANCE_MS) {
      return { code: 'header_timestamp_expired' };
    }
    const message = Buffer.from(timestamp + method + path);
    return isSignedBy(key.publicKey, message, signature)
      ? null
      : { code: 'authentication_error', details: 'INCORRECT_API_KEY_SIGNATURE' };
  }
}

function isSignedBy(key: KeyObject, message: Buffer, signature: string): boolean {
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return verify('sha256', message, { key, ...padding }, Buffer.from(signature, 'base64'));
}
