import { kindOf, type KeyKind } from './key-kind.ts';
import { decodeBase64, findPemBlocks, type PemBlock } from './pem.ts';

/** Something in a text or file that is a key, was one, or claims to be one. */
export interface KeyPiece {
  readonly kind: KeyKind | 'encrypted-pem' | 'damaged';
  /** Empty when nothing could be decoded. */
  readonly der: Buffer;
  /** `DEK-Info` of an `encrypted-pem`, else empty. */
  readonly dekInfo: string;
}

const openable: ReadonlySet<KeyPiece['kind']> = new Set([
  'pkcs1',
  'pkcs8',
  'encrypted',
  'encrypted-unreadably',
  'encrypted-pem',
]);
const halves: ReadonlySet<KeyPiece['kind']> = new Set(['public-key', 'certificate', 'unknown']);

/** A file that is itself DER, or `null` when its bytes are better read as text. */
export function pieceOfBytes(bytes: Buffer): KeyPiece | null {
  const kind = kindOf(bytes);
  return kind === 'unknown' || kind === 'truncated' ? null : piece(kind, Buffer.from(bytes));
}

/** All pieces of a text, in its order: PEM blocks, else bare base64, else nothing. */
export function piecesOfText(text: string): readonly KeyPiece[] {
  const blocks = findPemBlocks(text).map(pieceOfBlock);
  if (blocks.length > 0) return blocks;
  if (/^\s*ssh-\w+ AAAA/m.test(text)) return [piece('public-key')];
  const der = decodeBase64(text);
  return der && der.length > 0 ? [piece(kindOf(der), der)] : [];
}

/** The piece to use: what can be opened; else what was meant to be; else what is there at all. */
export function choosePiece(pieces: readonly KeyPiece[]): KeyPiece | 'several-keys' {
  const keys = pieces.filter(({ kind }) => openable.has(kind));
  const first = keys[0];
  if (first && keys.some(({ der }) => !der.equals(first.der))) return 'several-keys';
  const meant = pieces.find(({ kind }) => !halves.has(kind));
  return first ?? meant ?? pieces[0] ?? piece('unknown');
}

function pieceOfBlock({ label, der, dekInfo, isWhole }: PemBlock): KeyPiece {
  if (!isWhole || der?.length === 0) return piece('truncated');
  if (!der) return piece('damaged');
  if (dekInfo) return encryptedPiece(label, der, dekInfo);
  const kind = kindOf(der);
  return piece(kind === 'unknown' && label.endsWith('PRIVATE KEY') ? 'damaged' : kind, der);
}

/** The body is a ciphertext, so only the label tells what is in it, and only whole cipher blocks can be all of it. */
function encryptedPiece(label: string, der: Buffer, dekInfo: string): KeyPiece {
  if (label === 'EC PRIVATE KEY') return piece('ec-key');
  if (label !== 'RSA PRIVATE KEY') return piece('other-private-key');
  const blockBytes = dekInfo.startsWith('DES') ? 8 : 16;
  return der.length % blockBytes === 0 ? piece('encrypted-pem', der, dekInfo) : piece('truncated');
}

function piece(kind: KeyPiece['kind'], der: Buffer = Buffer.alloc(0), dekInfo = ''): KeyPiece {
  return { kind, der, dekInfo };
}
