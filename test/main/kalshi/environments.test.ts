import { describe, expect, it } from 'vitest';
import { resolveEnvironments } from '../../../main/kalshi/environments.ts';

const rest = 'https://exchange.example/trade-api/v2';
const stream = 'wss://exchange.example/trade-api/ws/v2';

function custom(KALSHI_API_BASE_URL: string, KALSHI_WS_URL: string) {
  const environments = resolveEnvironments({ KALSHI_API_BASE_URL, KALSHI_WS_URL });
  return environments.ok ? environments.value.find(({ id }) => id === 'custom') : environments;
}

describe('the environments', () => {
  it('are Kalshi and Demo when nothing else is asked for', () => {
    const environments = resolveEnvironments({});
    expect(environments).toMatchObject({ ok: true, value: [{ id: 'production' }, { id: 'demo' }] });
  });

  it('gain Custom when both variables are set, without trailing slashes', () => {
    expect(custom(`${rest}//`, `${stream}/`)).toEqual({
      id: 'custom',
      name: 'Custom',
      restUrl: rest,
      streamUrl: stream,
    });
  });

  it.each(['http://127.0.0.1:8080/v2', 'http://localhost:1/v2', 'http://[::1]:1/v2'])(
    'take %s, which never leaves this computer',
    (address) => {
      expect(custom(address, stream)).toMatchObject({ restUrl: address });
    },
  );

  it.each([
    ['an unencrypted address elsewhere', 'http://exchange.example/v2', stream, 'https://'],
    ['an address that only looks local', 'http://127.0.0.1.example/v2', stream, 'https://'],
    ['an unencrypted stream elsewhere', rest, 'ws://exchange.example/ws', 'wss://'],
    ['another scheme', 'ftp://127.0.0.1/v2', stream, 'https://'],
    ['a stream that is no WebSocket', rest, rest, 'wss://'],
    ['no address at all', 'exchange', stream, 'not an address'],
    ['a user name', 'https://me@exchange.example/v2', stream, 'plain address'],
    ['a query', `${rest}?a=b`, stream, 'plain address'],
  ])('refuse %s', (_what, restUrl, streamUrl, words) => {
    const refused = custom(restUrl, streamUrl);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(JSON.stringify(refused)).toContain(words);
  });

  it.each([
    [{ KALSHI_API_BASE_URL: rest }, 'KALSHI_WS_URL is not'],
    [{ KALSHI_WS_URL: stream }, 'KALSHI_API_BASE_URL is not'],
  ])('refuse one variable without the other', (variables, words) => {
    const refused = resolveEnvironments(variables);
    expect(refused.ok || refused.error.message).toContain(words);
  });
});
