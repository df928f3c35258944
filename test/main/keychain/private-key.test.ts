import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parsePrivateKey, type ParsedKey } from '../../../main/keychain/private-key.ts';
import type { Result } from '../../../preload/contract/result.ts';
import { der, derOf, labelled, newRsaKey, pemOf } from '../../fakes/secret-keys.ts';

const KEY_ID = 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c';
const small = newRsaKey(2048);
const big = newRsaKey(4096);
const secret = { cipher: 'aes-256-cbc', passphrase: 'Correct horse' };

const parse = (key: string | Uint8Array, passphrase = ''): Result<ParsedKey> =>
  parsePrivateKey({ key, passphrase });

function expectKey(result: Result<ParsedKey>, key = small): void {
  expect(result).toMatchObject({ ok: true });
  if (result.ok) expect(result.value.pkcs8.equals(derOf(key))).toBe(true);
}

function messageOf(result: Result<ParsedKey>): string {
  return result.ok ? 'accepted' : result.error.message;
}

describe('a private key', () => {
  it.each([
    ['PKCS#1, 2048 bits', small, 'pkcs1', 2048],
    ['PKCS#8, 2048 bits', small, 'pkcs8', 2048],
    ['PKCS#1, 4096 bits', big, 'pkcs1', 4096],
    ['PKCS#8, 4096 bits', big, 'pkcs8', 4096],
  ] as const)('is read as PEM and as DER: %s', (_, key, type, bits) => {
    for (const form of [pemOf(key, type), derOf(key, type)]) {
      const result = parse(form);
      expectKey(result, key);
      expect(result).toMatchObject({ value: { bits, keyId: null } });
    }
  });

  it('has a fingerprint of its public half, the same in every form', () => {
    const spki = createPublicKey(small).export({ type: 'spki', format: 'der' });
    const fingerprint = createHash('sha256').update(spki).digest('hex').slice(0, 16);
    expect(parse(pemOf(small, 'pkcs1'))).toMatchObject({ value: { fingerprint } });
    expect(parse(pemOf(small, 'pkcs8'))).toMatchObject({ value: { fingerprint } });
  });

  it.each([
    ['PKCS#8', pemOf(small, 'pkcs8', secret)],
    ['PKCS#8 with 3DES', pemOf(small, 'pkcs8', { ...secret, cipher: 'des-ede3-cbc' })],
    ['PKCS#1', pemOf(small, 'pkcs1', secret)],
    ['PKCS#1 with 3DES', pemOf(small, 'pkcs1', { ...secret, cipher: 'des-ede3-cbc' })],
  ])('that is encrypted opens with its passphrase only: %s', (_, pem) => {
    expectKey(parse(pem, secret.passphrase));
    expectKey(parse(pem.replaceAll('\n', ' '), secret.passphrase));
    expectKey(parse(pem.replaceAll('\n', ''), secret.passphrase));
    expectKey(parse(JSON.stringify(pem), secret.passphrase));
    expect(parse(pem)).toMatchObject({ error: { code: 'passphrase-needed' } });
    expect(parse(pem, 'correct horse')).toMatchObject({ error: { code: 'passphrase-wrong' } });
  });

  it('that needs no passphrase is read with one as well', () => {
    expectKey(parse(pemOf(small), 'superfluous'));
  });

  it('comes with its key id when the text holds exactly one', () => {
    const pem = pemOf(small);
    const other = KEY_ID.replace('a', 'b');
    for (const [text, keyId] of [
      [`${KEY_ID}\n${pem}`, KEY_ID],
      [`${pem}\nKey ID: ${KEY_ID.toUpperCase()}`, KEY_ID],
      [JSON.stringify({ id: KEY_ID, key: pem }), KEY_ID],
      [`${KEY_ID} or ${other}\n${pem}`, null],
    ] as const) {
      expect(parse(text)).toMatchObject({ value: { keyId } });
    }
  });

  it('is found beside its certificate and its public key', () => {
    const publicKey = createPublicKey(small).export({ type: 'spki', format: 'pem' });
    expectKey(parse(`${publicKey.toString()}\n${pemOf(small, 'pkcs1')}`));
    expectKey(parse(`${pemOf(small)}\n${pemOf(small)}`));
  });

  it('is read as bare base64, without its BEGIN and END lines', () => {
    expectKey(parse(derOf(small).toString('base64')));
    expectKey(parse(pemOf(small).split('\n').slice(1, -2).join('\n')));
  });
});

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const secp256k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
const ed25519 = generateKeyPairSync('ed25519');
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
const dsa = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 });
const publicKey = createPublicKey(small);
const certificate = `-----BEGIN CERTIFICATE-----
MIIBdDCCARmgAwIBAgIUJHt+J4mMevUdNuK7uVkAJ7uTljEwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjIyMjIxMjVaFw0yNjExMjMyMjIxMjVa
MA8xDTALBgNVBAMMBHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQRUEFn
0D4WTXQXJMMs6ro2IV63YMO8H3E6yk1SH3K4FLWGBXWQcsYvN3Etv9hIYEZqfgsN
RD0PeWY72ne1k8ETo1MwUTAdBgNVHQ4EFgQUrGoXcqkWCD9depvvBhAdYcQhi9Qw
HwYDVR0jBBgwFoAUrGoXcqkWCD9depvvBhAdYcQhi9QwDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNJADBGAiEApZN6kheB72Jf6+n3JT1NSKGWfIFV8fAJsbi7
6A7PBrECIQCbnir4fWlF16Zw8++G+OAky9oO0Lv8RU6tTW1KS5qZnw==
-----END CERTIFICATE-----`;

const INTEGER = 0x02;
const BYTES = 0x04;
const OID = 0x06;
const SEQUENCE = 0x30;
const number = (bytes: number): Buffer => der(INTEGER, Buffer.alloc(bytes, 0x55));
const oid = (hex: string): Buffer => der(OID, Buffer.from(hex, 'hex'));
const hugeKey = der(
  SEQUENCE,
  der(INTEGER, Buffer.from([0])),
  ...[1025, 1, 1025, 512, 512, 512, 512, 512].map(number),
);
const pkcs12 = der(SEQUENCE, number(1), der(SEQUENCE, oid('2a864886f70d010701')));
const scrypt = der(SEQUENCE, oid('2b06010401da47040b'), der(SEQUENCE, der(BYTES), number(1)));
const aes = der(SEQUENCE, oid('60864801650304012a'), der(BYTES, Buffer.alloc(16)));
const pbes2 = der(SEQUENCE, oid('2a864886f70d01050d'), der(SEQUENCE, scrypt, aes));
const encryptedWithScrypt = der(SEQUENCE, pbes2, der(BYTES, Buffer.alloc(64)));

/** A key whose modulus is not the product of its primes. */
function inconsistentKey(): Buffer {
  const bytes = derOf(small, 'pkcs1');
  bytes.writeUInt8(bytes.readUInt8(100) ^ 0x10, 100);
  return bytes;
}

describe('something that is no usable private key', () => {
  it.each([
    ['nothing', '', 'There is nothing in here'],
    ['blank lines', ' \n\t\n', 'There is nothing in here'],
    ['no bytes', new Uint8Array(), 'There is nothing in here'],
    ['a big file', 'x'.repeat(64 * 1024 + 1), 'larger than 64 KiB'],
    ['a letter', 'Dear sir or madam', 'There is no private key in here'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'no private key in here'],
    ['a public key', publicKey.export({ type: 'spki', format: 'pem' }), 'This is a public key'],
    ['PKCS#1 public', publicKey.export({ type: 'pkcs1', format: 'pem' }), 'This is a public key'],
    ['public DER', publicKey.export({ type: 'spki', format: 'der' }), 'This is a public key'],
    ['an OpenSSH public key', 'ssh-rsa AAAAB3NzaC1yc2E me@home', 'This is a public key'],
    ['a certificate', certificate, 'This is a certificate'],
    ['an OpenSSH key', labelled('OPENSSH PRIVATE KEY', Buffer.from('openssh-key-v1\0')), 'OpenSSH'],
    ['a PKCS#12 file', pkcs12, 'PKCS#12'],
    ['a huge RSA key', hugeKey, 'more than 8,192 bits'],
    ['numbers that do not belong together', inconsistentKey(), 'This key is damaged'],
    ['a label around nonsense', labelled('PRIVATE KEY', Buffer.from('xyz')), 'This key is damaged'],
    ['an EC key', pemOf(ec.privateKey), 'elliptic-curve'],
    ['an EC key in SEC1', pemOf(ec.privateKey, 'sec1'), 'elliptic-curve'],
    ['a secp256k1 key', pemOf(secp256k1.privateKey), 'elliptic-curve'],
    ['an encrypted SEC1 key', pemOf(ec.privateKey, 'sec1', secret), 'elliptic-curve'],
    ['an Ed25519 key', pemOf(ed25519.privateKey), 'Ed25519'],
    ['an RSA-PSS key', pemOf(pss.privateKey), 'RSA-PSS'],
    ['a DSA key', pemOf(dsa.privateKey), 'of a kind Kalshi does not use'],
    ['a short RSA key', pemOf(newRsaKey(1024)), 'fewer than 2,048 bits'],
    ['two keys', `${pemOf(small)}${pemOf(big)}`, 'more than one private key'],
    ['an END line only', 'abc\n-----END PRIVATE KEY-----', 'Part of this key is missing'],
    ['no body', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----', 'Part of this key'],
    ['foreign characters', pemOf(small).replace('\nM', '\nM§'), 'This key is damaged'],
  ])('is refused with a sentence of its own: %s', (_, key, words) => {
    const result = parse(key);
    expect(messageOf(result)).toContain(words);
    expect(result).toMatchObject({ error: { code: 'key-invalid' } });
  });

  it('is refused after decryption as well: an encrypted EC key', () => {
    const result = parse(pemOf(ec.privateKey, 'pkcs8', secret), secret.passphrase);
    expect(messageOf(result)).toContain('elliptic-curve');
  });

  it('may be a key whose encryption cannot be told from a wrong passphrase', () => {
    const pem = labelled('ENCRYPTED PRIVATE KEY', encryptedWithScrypt);
    expect(parse(pem)).toMatchObject({ error: { code: 'passphrase-needed' } });
    expect(messageOf(parse(pem, 'right?'))).toContain('encrypted in a way this app cannot read');
  });
});
