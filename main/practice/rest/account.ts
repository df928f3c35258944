import type {
  GetAccountApiLimitsResponse,
  GetApiKeysResponse,
  GetBalanceResponse,
  GetFillsResponse,
  GetPositionsResponse,
  GetSettlementsResponse,
} from 'kalshi-typescript';
import type { PracticeKey } from '../keyring.ts';
import { found, type Answer } from './answer.ts';
import type { RateLimit } from './rate-limit.ts';

/** What signed requests are answered from. */
export interface Accounts {
  readonly keys: readonly PracticeKey[];
  readonly limit: RateLimit;
  /** Unix ms. */
  readonly now: number;
}

/** `GET /portfolio/balance`: everybody has the same thousand practice dollars. */
export function getBalance({ now }: Accounts): Answer {
  return found({
    balance: 100_000,
    balance_dollars: '1000.0000',
    portfolio_value: 0,
    updated_ts: Math.floor(now / 1000),
  } satisfies GetBalanceResponse);
}

/** `GET /portfolio/positions`: there are no orders in practice, so nobody holds anything. */
export function listPositions(): Answer {
  return found({
    cursor: '',
    market_positions: [],
    event_positions: [],
  } satisfies GetPositionsResponse);
}

/** `GET /portfolio/fills` */
export function listFills(): Answer {
  return found({ fills: [], cursor: '' } satisfies GetFillsResponse);
}

/** `GET /portfolio/settlements` */
export function listSettlements(): Answer {
  return found({ settlements: [], cursor: '' } satisfies GetSettlementsResponse);
}

/** `GET /account/limits` */
export function getLimits({ limit }: Accounts): Answer {
  const bucket = { refill_rate: limit.tokensPerSecond, bucket_capacity: limit.tokensPerSecond };
  return found({
    usage_tier: 'basic',
    read: bucket,
    write: bucket,
    grants: [],
  } satisfies GetAccountApiLimitsResponse);
}

/** `GET /api_keys` */
export function listKeys({ keys }: Accounts): Answer {
  return found({
    api_keys: keys.map(({ keyId, scopes }) => ({
      api_key_id: keyId,
      name: 'Practice key',
      scopes: [...scopes],
    })),
  } satisfies GetApiKeysResponse);
}
