import { describe, expect, it } from 'vitest';
import { AccountApi } from '../../../main/kalshi/account-api.ts';
import { credentials, dateHeader, makeRest, signer } from './rest-kit.ts';

describe('the account', () => {
  it('cannot be asked about without a key', async () => {
    const { rest, network } = makeRest();
    const account = new AccountApi(rest);
    expect(await account.readsPerSecond()).toMatchObject({ error: { code: 'unauthorized' } });
    expect(await account.apiKeys()).toMatchObject({ error: { code: 'unauthorized' } });
    expect(network.requests).toEqual([]);
  });

  it('tells how fast it may read', async () => {
    const bucket = { refill_rate: 200, bucket_capacity: 200 };
    const { rest, network } = makeRest({
      body: { usage_tier: 'basic', read: bucket, write: bucket },
    });
    const account = new AccountApi(rest);
    account.setSigner(signer);
    expect(await account.readsPerSecond()).toEqual({ ok: true, value: 20 });
    expect(network.requests[0]?.headers.get('KALSHI-ACCESS-KEY')).toBe(credentials.keyId);
  });

  it('lists its keys with what they may do', async () => {
    const key = { api_key_id: credentials.keyId, name: 'tray', scopes: ['read', 'brand::new'] };
    const { rest } = makeRest({ body: { api_keys: [key, { name: 'broken' }] } });
    const account = new AccountApi(rest);
    account.setSigner(signer);
    const { api_key_id: keyId, scopes } = key;
    expect(await account.apiKeys()).toEqual({ ok: true, value: [{ keyId, scopes }] });
  });

  it('accepts a key that the exchange accepts, and keeps nothing of it', async () => {
    const { rest, network } = makeRest({ body: { balance: 100 } });
    const account = new AccountApi(rest);
    expect(await account.checkKey(credentials)).toEqual({ ok: true, value: undefined });
    expect(network.paths).toEqual(['/trade-api/v2/portfolio/balance']);
    expect(await account.apiKeys()).toMatchObject({ ok: false });
  });

  it.each([
    ['unauthorized', 0],
    ['clock-off', 600_000],
    ['clock-off', -600_000],
  ])('calls a refused key %s when the clock is %i ms off', async (code, offset) => {
    const { rest, network, clock } = makeRest();
    network.willAnswer({ status: 401, headers: dateHeader(clock, offset) });
    const checked = new AccountApi(rest).checkKey(credentials);
    await clock.advance(2_000);
    expect(await checked).toMatchObject({ ok: false, error: { code } });
  });

  it('does not call a key bad when nobody answered', async () => {
    const { rest, clock } = makeRest(null);
    const checked = new AccountApi(rest).checkKey(credentials);
    await clock.advance(60_000);
    expect(await checked).toMatchObject({ error: { code: 'offline' } });
  });
});
