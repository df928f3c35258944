import { describe, expect, it } from 'vitest';
import { credentials, isSignedBy, signer } from './rest-kit.ts';

describe('a signer', () => {
  const headers = signer.headers('GET', '/trade-api/v2/portfolio/balance', 1703123456789);

  it('names the key and the time', () => {
    expect(headers['KALSHI-ACCESS-KEY']).toBe(credentials.keyId);
    expect(headers['KALSHI-ACCESS-TIMESTAMP']).toBe('1703123456789');
  });

  it('signs time, method and path with RSA-PSS, SHA-256 and a salt of 32 bytes', () => {
    const message = '1703123456789GET/trade-api/v2/portfolio/balance';
    const signature = headers['KALSHI-ACCESS-SIGNATURE'] ?? '';
    expect(isSignedBy(credentials.privateKey, message, signature)).toBe(true);
    expect(isSignedBy(credentials.privateKey, message, signature, 20)).toBe(false);
    expect(isSignedBy(credentials.privateKey, `${message}?a=b`, signature)).toBe(false);
  });

  it('gives nothing away when it is printed', () => {
    expect(JSON.stringify(signer)).toBe('{}');
    expect(Object.keys(signer)).toEqual([]);
  });
});
