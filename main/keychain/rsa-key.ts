import { constants, createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { Refusal } from './key-refusals.ts';

const MIN_BITS = 2048;
/** BoringSSL takes no more, and a signature with more takes long enough to be felt. */
const MAX_BITS = 8192;
const FINGERPRINT_DIGITS = 16;

/** An RSA private key that has proven to sign. */
export interface RsaKey {
  readonly privateKey: KeyObject;
  /** SHA-256 of the public key (SPKI DER), in hex, first 16 digits. */
  readonly fingerprint: string;
  readonly bits: number;
}

/** Takes a private key for an RSA key that Kalshi can use, or says why not. */
export function examineKey(privateKey: KeyObject): RsaKey | Refusal {
  const unfit = unfitType(privateKey.asymmetricKeyType);
  if (unfit) return unfit;
  const bits = privateKey.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < MIN_BITS) return 'too-small';
  if (bits > MAX_BITS) return 'too-big';
  const publicKey = createPublicKey(privateKey);
  if (!signs(privateKey, publicKey)) return 'damaged';
  return { privateKey, fingerprint: fingerprintOf(publicKey), bits };
}

function unfitType(type: string | undefined): Refusal | null {
  switch (type) {
    case 'rsa':
      return null;
    case 'rsa-pss':
      return 'pss-key';
    case 'ec':
      return 'ec-key';
    case 'ed25519':
    case 'ed448':
      return 'edwards-key';
    default:
      return 'other-private-key';
  }
}

/** OpenSSL reads keys whose numbers do not belong together; only a signature shows whether they do. */
function signs(privateKey: KeyObject, publicKey: KeyObject): boolean {
  const message = Buffer.from('Kalshi Tray');
  const scheme = {
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
  };
  try {
    const signature = sign('sha256', message, { key: privateKey, ...scheme });
    return verify('sha256', message, { key: publicKey, ...scheme }, signature);
  } catch {
    return false;
  }
}

function fingerprintOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex').slice(0, FINGERPRINT_DIGITS);
}
