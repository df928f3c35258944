import type { KeyState } from '../../preload/contract/account.ts';
import type { Connection } from '../../preload/contract/connection.ts';

/** What the person can do about a notice. */
export type Remedy = 'open-key' | 'retry-key' | 'refresh';

/** A sentence under the status bar for what does not mend itself unseen. */
export interface Notice {
  readonly message: string;
  readonly remedy: Remedy;
}

/**
 * The one notice that matters most; `null` when all is well, or well enough: polling without a key is no trouble, and a
 * stream that comes back by itself needs nobody. Without prices on screen (`watching`) none of them can be out of date.
 */
export function noticeOf(
  { stream, freshness, problem }: Connection,
  key: KeyState,
  watching: boolean,
): Notice | null {
  if (key.name === 'unavailable') return { message: key.reason.message, remedy: 'retry-key' };
  if (stream.name === 'refused') return { message: stream.reason.message, remedy: 'open-key' };
  const troubled = watching && (freshness === 'offline' || freshness === 'stale');
  return troubled && problem ? { message: problem.message, remedy: 'refresh' } : null;
}
