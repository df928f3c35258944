import { childrenOf, identifiersIn, readDer, type DerValue } from './der.ts';

/** What a piece of DER is, told by its structure alone: labels around it may lie. */
export type KeyKind =
  /** An RSA private key in the clear. */
  | 'pkcs1'
  | 'pkcs8'
  /** A private key that needs a passphrase, in a scheme every build of this app can read. */
  | 'encrypted'
  | 'encrypted-unreadably'
  /** Good keys of another sort. */
  | 'public-key'
  | 'certificate'
  | 'ec-key'
  | 'edwards-key'
  | 'pss-key'
  | 'other-private-key'
  | 'openssh-key'
  | 'pkcs12'
  | 'truncated'
  | 'unknown';

const kindsByAlgorithm: Readonly<Record<string, KeyKind>> = {
  '2a864886f70d010101': 'pkcs8', // rsaEncryption
  '2a864886f70d01010a': 'pss-key', // id-RSASSA-PSS
  '2a8648ce3d0201': 'ec-key', // id-ecPublicKey
  '2b656e': 'edwards-key', // X25519
  '2b656f': 'edwards-key', // X448
  '2b6570': 'edwards-key', // Ed25519
  '2b6571': 'edwards-key', // Ed448
};

/**
 * The parts of encryption that both OpenSSL (Node) and BoringSSL (Electron) undo. BoringSSL has no scrypt, no HMAC-SHA-512
 * and no single DES here, and its errors do not tell that from a wrong passphrase.
 */
const readableEncryption: ReadonlySet<string> = new Set([
  '2a864886f70d01050d', // PBES2
  '2a864886f70d01050c', // PBKDF2
  '2a864886f70d0207', // HMAC-SHA-1
  '2a864886f70d0209', // HMAC-SHA-256
  '2a864886f70d0307', // DES-EDE3-CBC
  '608648016503040102', // AES-128-CBC
  '608648016503040116', // AES-192-CBC
  '60864801650304012a', // AES-256-CBC
  '2a864886f70d010c0103', // PBES1 with SHA-1 and 3DES
]);

const OPENSSH_MAGIC = Buffer.from('openssh-key-v1\0');
const SEQUENCE = 0x30;

/** Says what `der` is. Bytes after the first whole value are ignored. */
export function kindOf(der: Buffer): KeyKind {
  if (der.subarray(0, OPENSSH_MAGIC.length).equals(OPENSSH_MAGIC)) return 'openssh-key';
  if (der[0] !== SEQUENCE) return 'unknown';
  const outer = readDer(der);
  if (typeof outer === 'string') return outer === 'truncated' ? 'truncated' : 'unknown';
  return kindOfParts(childrenOf(outer) ?? []);
}

/** Each structure of RFC 5208, 5280, 5915, 7292 and 8017 has its own row of tags: 02 integer, 03 bits, 04 bytes, 30 sequence. */
function kindOfParts(parts: readonly DerValue[]): KeyKind {
  const tags = parts.map(({ tag }) => tag.toString(16).padStart(2, '0')).join(' ');
  const first = parts[0];
  const second = parts[1];
  if (tags === '02 02 02 02 02 02 02 02 02') return 'pkcs1';
  if (tags === '30 04' && first) return encryptionOf(first);
  if (tags === '30 03' || tags === '02 02') return 'public-key';
  if (tags.startsWith('30 30 03')) return 'certificate';
  if (tags.startsWith('02 30 04') && second) return algorithmOf(second);
  if (tags.startsWith('02 04')) return 'ec-key';
  if (tags.startsWith('02 30')) return 'pkcs12';
  return tags === '02 02 02 02 02 02' ? 'other-private-key' : 'unknown';
}

function encryptionOf(algorithm: DerValue): KeyKind {
  const isReadable = identifiersIn(algorithm).every((id) => readableEncryption.has(id));
  return isReadable ? 'encrypted' : 'encrypted-unreadably';
}

function algorithmOf(algorithm: DerValue): KeyKind {
  return kindsByAlgorithm[identifiersIn(algorithm)[0] ?? ''] ?? 'other-private-key';
}
