import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A fresh RSA private key; 2,048 bits take about 0.1 s to find, 4,096 over a second. */
export function newRsaKey(bits = 2048): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
}

/** A private key as the text of a PEM file, as OpenSSL writes it. */
export function pemOf(
  key: KeyObject,
  type: 'pkcs1' | 'pkcs8' | 'sec1' = 'pkcs8',
  encryption: { readonly cipher: string; readonly passphrase: string } | null = null,
): string {
  return key.export({ type, format: 'pem', ...encryption }).toString();
}

export function derOf(key: KeyObject, type: 'pkcs1' | 'pkcs8' = 'pkcs8'): Buffer {
  return key.export({ type, format: 'der' });
}

/** One DER value (ITU-T X.690) out of its content. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, body]);
}

/** Any DER or other bytes under a PEM label. */
export function labelled(label: string, body: Buffer): string {
  return `-----BEGIN ${label}-----\n${body.toString('base64')}\n-----END ${label}-----\n`;
}
