import type { KeyState } from './account.ts';
import type { Connection } from './connection.ts';
import type { ErrorCode } from './result.ts';

/**
 * One short line that says how far the prices can be trusted, the same in the window and in the tray.
 *
 * `timeOfDay` writes a Unix ms as people there read a clock: `14:32`.
 */
export function connectionWords(
  connection: Connection,
  key: KeyState,
  timeOfDay: (time: number) => string,
): string {
  const { environment, freshness, lastConfirmedTime, pollSeconds, problem } = connection;
  const last = lastConfirmedTime === null ? null : timeOfDay(lastConfirmedTime);
  switch (freshness) {
    case 'live':
      return 'Live';
    case 'polling':
      return [`Polling every ${pollSeconds} s`, ...whyPolling(connection, key)].join(': ');
    case 'stale':
      return last === null ? 'Stale: no price yet' : `Stale: last price ${last}`;
    case 'offline':
      return last === null ? `Offline: cannot reach ${environment.name}` : `Offline since ${last}`;
    case 'maintenance':
      return problem?.message ?? `${environment.name} is closed for maintenance`;
  }
}

/** What keeps the stream from taking over, in two or three words; empty when there is nothing to say. */
function whyPolling({ stream }: Connection, key: KeyState): readonly string[] {
  if (key.name === 'none') return ['no key yet'];
  if (key.name === 'unavailable') return [whyUnavailable(key.reason.code)];
  if (key.name === 'loading') return [];
  if (stream.name === 'refused') return ['key refused'];
  return [stream.name === 'waiting' ? 'stream interrupted' : 'connecting the stream'];
}

function whyUnavailable(code: ErrorCode): string {
  if (code === 'keychain-locked') return 'keychain locked';
  if (code === 'keychain-missing') return 'no keychain';
  return 'keychain does not answer';
}
