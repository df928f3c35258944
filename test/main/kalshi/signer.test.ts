import { constants, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Signer } from '../../../main/kalshi/signer.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyId = 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c';

function isValid(message: string, signature: string | undefined, saltLength = 32): boolean {
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const key = { key: publicKey, padding, saltLength };
  return verify('sha256', Buffer.from(message), key, Buffer.from(signature ?? '', 'base64'));
}

describe('a signer', () => {
  const signer = new Signer({ keyId, privateKey });
  const headers = signer.headers('GET', '/trade-api/v2/portfolio/balance', 1703123456789);

  it('names the key and the time', () => {
    expect(headers['KALSHI-ACCESS-KEY']).toBe(keyId);
    expect(headers['KALSHI-ACCESS-TIMESTAMP']).toBe('1703123456789');
  });

  it('signs time, method and path with RSA-PSS, SHA-256 and a salt of 32 bytes', () => {
    const message = '1703123456789GET/trade-api/v2/portfolio/balance';
    expect(isValid(message, headers['KALSHI-ACCESS-SIGNATURE'])).toBe(true);
    expect(isValid(message, headers['KALSHI-ACCESS-SIGNATURE'], 20)).toBe(false);
    expect(isValid(`${message}?a=b`, headers['KALSHI-ACCESS-SIGNATURE'])).toBe(false);
  });

  it('gives nothing away when it is printed', () => {
    expect(JSON.stringify(signer)).toBe('{}');
    expect(Object.keys(signer)).toEqual([]);
  });
});
