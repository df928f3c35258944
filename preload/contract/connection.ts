import type { Environment } from './environment.ts';
import type { Failure } from './result.ts';

/**
 * How far the prices on screen can be trusted.
 *
 * - `live`: the stream is open and alive
 * - `polling`: no stream; the last poll succeeded recently
 * - `stale`: prices exist, but nothing has confirmed them for longer than two polls
 * - `offline`: the exchange cannot be reached
 * - `maintenance`: the exchange says that it is closed for maintenance
 */
export type Freshness = 'live' | 'polling' | 'stale' | 'offline' | 'maintenance';

/** Whether prices are as new as they can be. */
export function isFresh(freshness: Freshness | null): freshness is 'live' | 'polling' {
  return freshness === 'live' || freshness === 'polling';
}

/** The stream connection as a state machine; the diagram is above its implementation in main/kalshi. */
export type StreamState =
  | { readonly name: 'idle' }
  | { readonly name: 'connecting' }
  | { readonly name: 'open' }
  /** Waiting to try again at `retryTime` (Unix ms) after `attempt` failures in a row. */
  | {
      readonly name: 'waiting';
      readonly retryTime: number;
      readonly attempt: number;
      readonly reason: Failure;
    }
  /** The exchange does not take this key; only the person can help. */
  | { readonly name: 'refused'; readonly reason: Failure };

/** Everything the connection line, the tray and the tooltip are drawn from. */
export interface Connection {
  readonly environment: Environment;
  readonly freshness: Freshness;
  readonly stream: StreamState;
  /** Seconds between polls, when polling. */
  readonly pollSeconds: number;
  /** Unix ms of this machine's clock when a price was last confirmed; `null` before the first. */
  readonly lastConfirmedTime: number | null;
  /** How far the exchange's clock is ahead of this machine's, in ms; 0 while they agree. */
  readonly aheadMs: number;
  /** Why prices are not as fresh as they could be, in words; `null` when all is well. */
  readonly problem: Failure | null;
}
