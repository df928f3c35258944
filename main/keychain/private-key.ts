import { createPrivateKey, type KeyObject, type PrivateKeyInput } from 'node:crypto';
import { findKeyId } from '../../preload/contract/account.ts';
import { MAX_KEY_FILE_BYTES } from '../../preload/contract/account.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import { encryptedPem } from './pem.ts';
import { choosePiece, pieceOfBytes, piecesOfText, type KeyPiece } from './key-pieces.ts';
import { encryptedUnreadably, passphraseNeeded, passphraseWrong, refuse } from './key-refusals.ts';
import { decodeKeyText, unescapeKeyText } from './key-text.ts';
import { examineKey, type RsaKey } from './rsa-key.ts';

/** What a person gives: a file's bytes or pasted text, and the passphrase, empty when there is none. */
export interface KeyMaterial {
  readonly key: string | Uint8Array;
  readonly passphrase: string;
}

/** A private key fit for Kalshi. Whoever is done with `pkcs8` fills it with zeros. */
export interface ParsedKey extends RsaKey {
  /** The key in the clear, in the one form that is stored: PKCS#8 DER (RFC 5208). */
  readonly pkcs8: Buffer;
  /** The key id that stood beside the key, if there was exactly one. */
  readonly keyId: string | null;
}

/**
 * Reads an RSA private key from nearly anything a person may have: PKCS#1 or PKCS#8, as PEM or DER, encrypted or not, with
 * any line breaks or none, in UTF-8 or UTF-16, with other text around it, indented, quoted, escaped.
 *
 * Whatever is refused gets a sentence of its own (`key-invalid`); `passphrase-needed` and `passphrase-wrong` ask for the
 * passphrase. The wording of OpenSSL's errors is never looked at: Electron's BoringSSL words them differently.
 */
export function parsePrivateKey({ key, passphrase }: KeyMaterial): Result<ParsedKey> {
  const bytes = Buffer.from(key);
  if (bytes.length > MAX_KEY_FILE_BYTES) return refuse('too-large');
  const binary = typeof key === 'string' ? null : pieceOfBytes(bytes);
  const text = binary ? '' : unescapeKeyText(decodeKeyText(bytes));
  bytes.fill(0);
  if (!binary && text.trim() === '') return refuse('empty');
  const pieces = binary ? [binary] : piecesOfText(text);
  try {
    return parsePiece(choosePiece(pieces), passphrase, findKeyId(text));
  } finally {
    for (const { der } of pieces) der.fill(0);
  }
}

function parsePiece(
  piece: KeyPiece | 'several-keys',
  passphrase: string,
  keyId: string | null,
): Result<ParsedKey> {
  if (piece === 'several-keys') return refuse(piece);
  const opened = openPiece(piece, passphrase);
  if (!opened.ok) return opened;
  const rsa = examineKey(opened.value);
  if (typeof rsa === 'string') return refuse(rsa);
  return ok({ ...rsa, pkcs8: rsa.privateKey.export({ type: 'pkcs8', format: 'der' }), keyId });
}

function openPiece(piece: KeyPiece, passphrase: string): Result<KeyObject> {
  const { kind, der } = piece;
  switch (kind) {
    case 'pkcs1':
    case 'pkcs8':
      return attempt({ key: der, format: 'der', type: kind }) ?? refuse('damaged');
    case 'encrypted':
    case 'encrypted-unreadably':
    case 'encrypted-pem': {
      if (passphrase === '') return passphraseNeeded;
      const failure = kind === 'encrypted-unreadably' ? encryptedUnreadably : passphraseWrong;
      return attempt({ ...encryptedInput(piece), passphrase }) ?? failure;
    }
    default:
      return refuse(kind);
  }
}

function encryptedInput({ kind, der, dekInfo }: KeyPiece): PrivateKeyInput {
  if (kind !== 'encrypted-pem') return { key: der, format: 'der', type: 'pkcs8' };
  return { key: encryptedPem(der, dekInfo), format: 'pem' };
}

function attempt(input: PrivateKeyInput): Result<KeyObject> | null {
  try {
    return ok(createPrivateKey(input));
  } catch {
    return null;
  }
}
