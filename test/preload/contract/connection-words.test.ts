import { describe, expect, it } from 'vitest';
import type { KeyState } from '../../../preload/contract/account.ts';
import { connectionWords } from '../../../preload/contract/connection-words.ts';
import type { Connection } from '../../../preload/contract/connection.ts';
import type { ErrorCode, Failure } from '../../../preload/contract/result.ts';

const failure = (code: ErrorCode, message = ''): Failure => ({ code, message });
const none: KeyState = { name: 'none' };
const ready: KeyState = {
  name: 'ready',
  key: { environment: 'demo', shortKeyId: 'a952bcbe…', fingerprint: '00', scopes: null },
};
const unavailable = (code: ErrorCode): KeyState => ({ name: 'unavailable', reason: failure(code) });

function words(over: Partial<Connection>, key: KeyState = ready): string {
  const connection: Connection = {
    environment: { id: 'demo', name: 'Demo', restUrl: '', streamUrl: '' },
    freshness: 'polling',
    stream: { name: 'idle' },
    pollSeconds: 60,
    lastConfirmedTime: 52_320_000,
    aheadMs: 0,
    problem: null,
    ...over,
  };
  return connectionWords(connection, key, () => '14:32');
}

describe('the connection in one line', () => {
  it('is one word when prices stream', () => {
    expect(words({ freshness: 'live', stream: { name: 'open' } })).toBe('Live');
  });

  it.each([
    ['there is no key', none, 'no key yet'],
    ['the keychain is locked', unavailable('keychain-locked'), 'keychain locked'],
    ['there is no keychain', unavailable('keychain-missing'), 'no keychain'],
    ['the keychain is silent', unavailable('keychain-timeout'), 'keychain does not answer'],
    ['the stream is on its way', ready, 'connecting the stream'],
  ])('says why it polls: %s', (_, key, why) => {
    expect(words({}, key)).toBe(`Polling every 60 s: ${why}`);
  });

  it('says that the key was refused, or that the stream broke', () => {
    const reason = failure('unauthorized');
    expect(words({ stream: { name: 'refused', reason } })).toBe('Polling every 60 s: key refused');
    const waiting = { name: 'waiting', retryTime: 0, attempt: 1, reason } as const;
    expect(words({ stream: waiting })).toBe('Polling every 60 s: stream interrupted');
  });

  it('gives no reason while the keychain is still being asked', () => {
    expect(words({}, { name: 'loading' })).toBe('Polling every 60 s');
  });

  it('tells the time of the last price when prices are out of date', () => {
    expect(words({ freshness: 'stale' })).toBe('Stale: last price 14:32');
    expect(words({ freshness: 'offline' })).toBe('Offline since 14:32');
  });

  it('does not invent a time when there never was a price', () => {
    expect(words({ freshness: 'stale', lastConfirmedTime: null })).toBe('Stale: no price yet');
    expect(words({ freshness: 'offline', lastConfirmedTime: null })).toBe(
      'Offline: cannot reach Demo',
    );
  });

  it('passes on what is known of a maintenance', () => {
    const problem = failure('server-error', 'Maintenance until 05:00 ET');
    expect(words({ freshness: 'maintenance', problem })).toBe('Maintenance until 05:00 ET');
    expect(words({ freshness: 'maintenance' })).toBe('Demo is closed for maintenance');
  });
});
