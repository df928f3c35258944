import { execFileSync } from 'node:child_process';
import { constants, createPublicKey, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Keyring, type NewKey, type SignedRequest } from '../../../main/practice/keyring.ts';

const now = 1_703_123_456_789;
const keyring = new Keyring();
let key: NewKey;
let stranger: NewKey;

beforeAll(async () => {
  key = await keyring.create(2048);
  stranger = await new Keyring().create(2048);
});

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

function signature(message: string, privateKeyPem: string, options: object = pss): string {
  return sign('sha256', Buffer.from(message), { key: privateKeyPem, ...options }).toString(
    'base64',
  );
}

/** A request for the balance, signed well unless told otherwise. */
function request({
  path = '/trade-api/v2/portfolio/balance',
  keyId = key.keyId,
  timestamp = String(now),
  signed = signature(`${timestamp}GET${path}`, key.privateKeyPem),
} = {}): SignedRequest {
  return {
    method: 'GET',
    path,
    headers: {
      'kalshi-access-key': keyId,
      'kalshi-access-timestamp': timestamp,
      'kalshi-access-signature': signed,
    },
  };
}

const wrongSignature = { code: 'authentication_error', details: 'INCORRECT_API_KEY_SIGNATURE' };

describe('a signature', () => {
  it('is accepted for timestamp, method and path, as the documentation signs them', () => {
    const documented = '1703123456789GET/trade-api/v2/portfolio/balance';
    const signed = signature(documented, key.privateKeyPem);
    expect(keyring.problemWith(request({ signed }), now)).toBeNull();
  });

  it('is accepted when OpenSSL made it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyring-'));
    const file = join(folder, 'key.pem');
    writeFileSync(file, key.privateKeyPem);
    const options = ['rsa_padding_mode:pss', 'rsa_pss_saltlen:32', 'rsa_mgf1_md:sha256'];
    const args = ['dgst', '-sha256', '-sign', file, ...options.flatMap((one) => ['-sigopt', one])];
    const input = '1703123456789GET/trade-api/v2/portfolio/balance';
    const signed = execFileSync('openssl', args, { input }).toString('base64');
    rmSync(folder, { recursive: true });
    expect(keyring.problemWith(request({ signed }), now)).toBeNull();
  });

  it.each([
    ['another path', 'GET/trade-api/v2/account/limits'],
    ['the query with the path', 'GET/trade-api/v2/portfolio/balance?limit=1'],
    ['another method', 'POST/trade-api/v2/portfolio/balance'],
  ])('is refused when it signs %s', (_, rest) => {
    const signed = signature(`${now}${rest}`, key.privateKeyPem);
    expect(keyring.problemWith(request({ signed }), now)).toEqual(wrongSignature);
  });

  it.each([
    ['PKCS#1 v1.5 padding', { padding: constants.RSA_PKCS1_PADDING }],
    ['another salt length', { ...pss, saltLength: 20 }],
  ])('is refused with %s', (_, options) => {
    const signed = signature(`${now}GET${request().path}`, key.privateKeyPem, options);
    expect(keyring.problemWith(request({ signed }), now)).toEqual(wrongSignature);
  });

  it('is refused when it is not base64 of anything, or of another key', () => {
    expect(keyring.problemWith(request({ signed: '!' }), now)).toEqual(wrongSignature);
    const signed = signature(`${now}GET${request().path}`, stranger.privateKeyPem);
    expect(keyring.problemWith(request({ signed }), now)).toEqual(wrongSignature);
  });

  it('is refused for a key id that is not known', () => {
    const refused = keyring.problemWith(request({ keyId: stranger.keyId }), now);
    expect(refused).toEqual({ code: 'authentication_error', details: 'NOT_FOUND' });
  });

  it('is refused when a header is missing', () => {
    expect(keyring.problemWith({ method: 'GET', path: '/', headers: {} }, now)).toEqual({
      code: 'missing_authentication_headers',
    });
  });

  it('holds for five seconds around the clock of the server', () => {
    const problemAt = (time: number): unknown => keyring.problemWith(request(), time)?.code ?? null;
    expect([now - 5000, now + 5000].map(problemAt)).toEqual([null, null]);
    expect([now - 5001, now + 5001, now - 600_000].map(problemAt)).toEqual(
      Array(3).fill('header_timestamp_expired'),
    );
    expect(keyring.problemWith(request({ timestamp: 'now' }), now)?.code).toBe(
      'header_timestamp_expired',
    );
  });
});

describe('a new key', () => {
  it('is handed out as a PKCS#1 file with a UUID, like the downloads of Kalshi', () => {
    expect(key.privateKeyPem).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n/);
    expect(key.keyId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves only its public half behind', () => {
    expect(keyring.keys.map(({ keyId, publicKey }) => [keyId, publicKey.type])).toEqual([
      [key.keyId, 'public'],
    ]);
  });

  it('has as many bits as asked for', async () => {
    const { privateKeyPem } = await new Keyring().create(3072);
    expect(createPublicKey(privateKeyPem).asymmetricKeyDetails?.modulusLength).toBe(3072);
  });

  it('is accepted again after a restart when its public half is added', () => {
    const restarted = new Keyring();
    const publicKeyPem = createPublicKey(key.privateKeyPem).export({ type: 'spki', format: 'pem' });
    restarted.add(key.keyId, String(publicKeyPem), ['read']);
    expect(restarted.problemWith(request(), now)).toBeNull();
  });
});
