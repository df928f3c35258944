import type { Freshness, StreamState } from '../../preload/contract/connection.ts';
import type { Failure } from '../../preload/contract/result.ts';

/** What decides how far prices can be trusted. Times are Unix ms of this machine's clock. */
export interface FreshnessEvidence {
  readonly now: number;
  readonly stream: StreamState['name'];
  readonly maintenance: boolean;
  /** When a poll last succeeded or the stream last was open; `null` before the first. */
  readonly lastConfirmedTime: number | null;
  readonly pollMs: number;
  /** Why the last poll failed; `null` when it did not. */
  readonly pollFailure: Failure | null;
}

/** An answer may take this much longer than its turn before it counts as missed. */
const GRACE_MS = 15_000;

/** How far the prices on screen can be trusted; see `Freshness` for the words. */
export function freshnessOf(evidence: FreshnessEvidence): Freshness {
  const { stream, maintenance, pollFailure } = evidence;
  if (maintenance) return 'maintenance';
  if (stream === 'open') return 'live';
  if (pollFailure?.code === 'offline' || pollFailure?.code === 'timeout') return 'offline';
  return isConfirmed(evidence) ? 'polling' : 'stale';
}

/** Whether prices were confirmed within the last two polls. */
function isConfirmed({ now, lastConfirmedTime, pollMs }: FreshnessEvidence): boolean {
  return lastConfirmedTime !== null && now - lastConfirmedTime <= 2 * pollMs + GRACE_MS;
}
