import { findKeyId, type KeyImport, type KeyOffer } from '../../preload/contract/account.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { checkKey } from './check-key.ts';
import type { KeyChecker, ParsedKey, ParseKey, ReadKeyFile } from './ports.ts';

export interface PreparationParts {
  readonly checker: KeyChecker;
  readonly parseKey: ParseKey;
  readonly readKeyFile: ReadKeyFile;
  /** The key of the environment variables, if they name one. */
  readonly offer: KeyOffer | null;
}

/** A key the exchange has taken, ready to be stored. Whoever is done with `pkcs8` fills it with zeros. */
export interface PreparedKey extends ParsedKey {
  readonly keyId: string;
  readonly scopes: readonly string[] | null;
}

/** Reads what the person gave and has the exchange check it; nothing is stored. */
export async function prepareKey(
  parts: PreparationParts,
  input: KeyImport,
): Promise<Result<PreparedKey>> {
  const material = await readSource(parts, input.source);
  if (!material.ok) return material;
  const parsed = parts.parseKey({ key: material.value, passphrase: input.passphrase });
  if (typeof material.value !== 'string') material.value.fill(0);
  if (!parsed.ok) return parsed;
  const prepared = await checkParsed(parts, input, parsed.value);
  if (!prepared.ok) parsed.value.pkcs8.fill(0);
  return prepared;
}

async function checkParsed(
  { checker, offer }: PreparationParts,
  { environment, keyId: typed, source }: KeyImport,
  key: ParsedKey,
): Promise<Result<PreparedKey>> {
  const named = typed.trim() || (source.kind === 'offer' ? (offer?.keyId ?? '') : '');
  const keyId = named ? findKeyId(named) : key.keyId;
  if (keyId === null) return named ? notAKeyId : keyIdNeeded;
  const checked = await checkKey(checker, environment, { keyId, privateKey: key.privateKey });
  return checked.ok ? ok({ ...key, keyId, scopes: checked.value.scopes }) : checked;
}

function readSource(
  { offer, readKeyFile }: PreparationParts,
  source: KeyImport['source'],
): Promise<Result<string | Uint8Array>> | Result<string | Uint8Array> {
  switch (source.kind) {
    case 'text':
      return ok(source.text);
    case 'bytes':
      return ok(source.bytes);
    case 'offer':
      return offer ? readKeyFile(offer.path) : nothingOffered;
  }
}

const keyIdNeeded = fail(
  'invalid-input',
  'The key id is missing, and it does not stand in the file. Kalshi shows it beside the key under Account & security → API keys.',
);

const notAKeyId = fail(
  'invalid-input',
  'This is not a key id. It looks like a952bcbe-ec3b-4b5b-b8f9-11dae589608c, and Kalshi shows it beside the key under Account & security → API keys.',
);

const nothingOffered = fail(
  'not-found',
  'KALSHI_API_KEY_ID and KALSHI_PRIVATE_KEY_PATH are not both set. Choose the key file instead.',
);
