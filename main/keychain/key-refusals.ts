import { fail, type Result } from '../../preload/contract/result.ts';

const MAKE_A_NEW_KEY = 'Make a new key at Kalshi under Account & security → API keys.';
const CHOOSE_THE_FILE =
  'Choose the file that Kalshi let you download, or paste all of it from the BEGIN line to the END line.';

const sentences = {
  empty: `There is nothing in here. ${CHOOSE_THE_FILE}`,
  'too-large': `This is larger than 64 KiB, so it is no private key. ${CHOOSE_THE_FILE}`,
  unknown: `There is no private key in here. ${CHOOSE_THE_FILE}`,
  truncated: `Part of this key is missing. ${CHOOSE_THE_FILE}`,
  damaged: `This key is damaged: some of its characters were changed. ${CHOOSE_THE_FILE}`,
  'several-keys': 'There is more than one private key in here. Leave only the one you want to use.',
  'public-key': `This is a public key; signing needs the private one made with it. ${CHOOSE_THE_FILE}`,
  certificate: `This is a certificate, not a private key. ${CHOOSE_THE_FILE}`,
  'ec-key': `This is an elliptic-curve (EC) key; Kalshi uses RSA. ${MAKE_A_NEW_KEY}`,
  'edwards-key': `This is an Ed25519 or similar key; Kalshi uses RSA. ${MAKE_A_NEW_KEY}`,
  'pss-key': `This is a key marked for RSA-PSS only; Kalshi gives out plain RSA keys. ${MAKE_A_NEW_KEY}`,
  'other-private-key': `This private key is of a kind Kalshi does not use; it uses RSA. ${MAKE_A_NEW_KEY}`,
  'openssh-key': `This is an OpenSSH key. If it is the one you gave Kalshi, convert a copy of it with “ssh-keygen -p -m PEM -f COPY” and import the copy.`,
  pkcs12:
    'This is a PKCS#12 (.p12 or .pfx) file. Take the private key out of it with “openssl pkcs12 -in FILE -nocerts -out KEY.pem” and import that.',
  'too-small': `This RSA key has fewer than 2,048 bits, which is too weak. ${MAKE_A_NEW_KEY}`,
  'too-big': `This RSA key has more than 8,192 bits, which is more than can be signed with in good time. ${MAKE_A_NEW_KEY}`,
} as const;

/** Why something is not taken as a private key. */
export type Refusal = keyof typeof sentences;

/** The refusal as a failure whose sentence says what to do instead. */
export function refuse(reason: Refusal): Result<never> {
  return fail('key-invalid', sentences[reason]);
}

export const passphraseNeeded: Result<never> = fail(
  'passphrase-needed',
  'This key is locked with a passphrase. Type the passphrase to import it.',
);

export const passphraseWrong: Result<never> = fail(
  'passphrase-wrong',
  'The passphrase does not open this key. Type it again; capitals matter.',
);

export const encryptedUnreadably: Result<never> = fail(
  'key-invalid',
  'This key did not open. If the passphrase is right, the key is encrypted in a way this app cannot read: convert it with “openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in KEY -out NEW” and import the new file.',
);
