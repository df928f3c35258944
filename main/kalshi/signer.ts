import { constants, sign, type KeyObject } from 'node:crypto';

/** An API key: its id (a UUID) and the RSA private key Kalshi gave out with it. */
export interface Credentials {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** SHA-256 makes 32 bytes; Kalshi wants the salt as long as the digest. */
const SALT_BYTES = 32;

/**
 * Signs requests and WebSocket handshakes with RSA-PSS, SHA-256 and MGF1-SHA-256.
 *
 * The credentials are private fields, so that neither a log line nor `JSON.stringify` can carry them away.
 * Source: Kalshi API docs, "API Keys", signing requests.
 */
export class Signer {
  readonly #credentials: Credentials;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
  }

  /**
   * The three headers that authenticate one request.
   *
   * @param method HTTP method in capitals
   * @param path path from the root of the host without the query: `/trade-api/v2/portfolio/balance`
   * @param timestampMs Unix ms of the exchange's clock; an answer of 401 follows when it is off
   */
  headers(method: string, path: string, timestampMs: number): Readonly<Record<string, string>> {
    const message = Buffer.from(`${timestampMs}${method}${path}`);
    const signature = sign('sha256', message, {
      key: this.#credentials.privateKey,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: SALT_BYTES,
    });
    return {
      'KALSHI-ACCESS-KEY': this.#credentials.keyId,
      'KALSHI-ACCESS-TIMESTAMP': String(timestampMs),
      'KALSHI-ACCESS-SIGNATURE': signature.toString('base64'),
    };
  }
}
