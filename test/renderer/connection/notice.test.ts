import { describe, expect, it } from 'vitest';
import type { KeyState } from '../../../preload/contract/account.ts';
import type { Failure } from '../../../preload/contract/result.ts';
import { noticeOf } from '../../../renderer/connection/notice.ts';
import { connection } from '../harness/scenes.ts';

const noKey: KeyState = { name: 'none' };
const failure = (message: string): Failure => ({ code: 'offline', message });
const refused = connection({ stream: { name: 'refused', reason: failure('Kalshi refused.') } });

describe('the notice under the status bar', () => {
  it('is absent when all is well, and while prices are polled without a key', () => {
    expect(noticeOf(connection(), noKey, true)).toBeNull();
    expect(noticeOf(connection({ freshness: 'polling' }), noKey, true)).toBeNull();
  });

  it('asks for the key screen when the key was refused', () => {
    expect(noticeOf(refused, noKey, true)).toEqual({
      message: 'Kalshi refused.',
      remedy: 'open-key',
    });
  });

  it('asks to try the keychain again when it did not hand out the key, whatever else is wrong', () => {
    const key: KeyState = { name: 'unavailable', reason: failure('Locked.') };
    expect(noticeOf(refused, key, true)).toEqual({ message: 'Locked.', remedy: 'retry-key' });
  });

  it.each(['offline', 'stale'] as const)('offers a retry when prices are %s', (freshness) => {
    const troubled = connection({ freshness, problem: failure('No network.') });
    expect(noticeOf(troubled, noKey, true)).toEqual({ message: 'No network.', remedy: 'refresh' });
    expect(noticeOf(troubled, noKey, false)).toBeNull();
  });
});
