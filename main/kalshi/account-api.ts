import { z } from 'zod';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { lenientList } from './lenient-list.ts';
import { Signer, type Credentials } from './signer.ts';
import type { RestClient } from './rest-client.ts';

/** One of the person's API keys, as Kalshi lists it. */
export interface ApiKey {
  readonly keyId: string;
  /** `read`, `write`, or narrower ones such as `read::portfolio_balance`. */
  readonly scopes: readonly string[];
}

/** Most reads cost this many tokens. Source: Kalshi API docs, "Rate Limits". */
const TOKENS_PER_READ = 10;

const bucket = z.object({ refill_rate: z.number().positive() });

/** `GET /account/limits`. Source: OpenAPI, `GetAccountApiLimitsResponse`. */
export const limitsSchema = z.object({ read: bucket });

/** `GET /api_keys`. Source: OpenAPI, `GetApiKeysResponse`. */
export const apiKeysSchema = z.object({
  api_keys: lenientList(z.object({ api_key_id: z.string(), scopes: z.array(z.string()) })),
});

/** `GET /portfolio/balance`: only whether it answers matters. */
export const balanceSchema = z.object({ balance: z.number().optional() });

/** What only the owner of a key may ask. */
export class AccountApi {
  readonly #rest: RestClient;
  #signer: Signer | null = null;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  /** The key to sign with from now on; `null` when it was removed. */
  setSigner(signer: Signer | null): void {
    this.#signer = signer;
  }

  /** How fast this account may read, in requests per second. */
  async readsPerSecond(): Promise<Result<number>> {
    if (!this.#signer) return noKey;
    const request = { schema: limitsSchema, signer: this.#signer, priority: 'background' } as const;
    const answer = await this.#rest.get('/account/limits', request);
    return answer.ok ? ok(answer.value.value.read.refill_rate / TOKENS_PER_READ) : answer;
  }

  /** All keys of this account with what they may do. */
  async apiKeys(): Promise<Result<readonly ApiKey[]>> {
    if (!this.#signer) return noKey;
    const answer = await this.#rest.get('/api_keys', {
      schema: apiKeysSchema,
      signer: this.#signer,
    });
    if (!answer.ok) return answer;
    const keys = answer.value.value.api_keys.items;
    return ok(keys.map(({ api_key_id: keyId, scopes }) => ({ keyId, scopes })));
  }

  /**
   * Whether the exchange takes this key, found out with one signed request; nothing is kept.
   *
   * Fails with `unauthorized`, `clock-off`, or with what kept the answer from coming (`offline`, `timeout`, …).
   */
  async checkKey(credentials: Credentials): Promise<Result<undefined>> {
    const signer = new Signer(credentials);
    const answer = await this.#rest.get('/portfolio/balance', { schema: balanceSchema, signer });
    return answer.ok ? ok() : answer;
  }
}

const noKey = fail('unauthorized', 'This needs an API key. Import one under Settings.');
