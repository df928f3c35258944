import type { Failure } from '../../../preload/contract/result.ts';
import { isWorthRetrying, statusFailure, unauthorized } from '../rest-failures.ts';

/** What a sentence about a lost or refused stream needs to know. */
export interface StreamFacts {
  /** The exchange as people know it: "Kalshi", "Demo". */
  readonly exchange: string;
  readonly isMachineClockOff: boolean;
}

/** Whether a handshake answered with this HTTP status was refused for who we are, so that asking again is no use. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

/** A handshake answered with an HTTP status instead of an open socket. */
export function handshakeFailure(status: number, facts: StreamFacts): Failure {
  const { exchange } = facts;
  if (status === 401) return unauthorized(facts);
  if (status === 403) {
    return {
      code: 'unauthorized',
      message: `${exchange} forbids the live connection (HTTP 403). The key may not be allowed to read, or a VPN or proxy is in the way.`,
    };
  }
  if (isWorthRetrying(status)) {
    return statusFailure(status, { ...facts, path: 'the live connection', signed: true });
  }
  return {
    code: 'bad-answer',
    message: `${exchange} offers no live connection at this address (HTTP ${status}).`,
  };
}

/** The socket broke, or could not be opened. */
export function connectionLost(exchange: string): Failure {
  return {
    code: 'offline',
    message: `The live connection to ${exchange} is down. The app keeps reconnecting.`,
  };
}

/** Nothing was heard for too long. */
export function wentSilent(exchange: string): Failure {
  return { code: 'timeout', message: `${exchange} went silent. The app reconnects.` };
}

/** The exchange does not work as its documentation says. */
export function brokenProtocol(exchange: string): Failure {
  return {
    code: 'bad-answer',
    message: `${exchange} does not serve live prices as expected. The app polls them instead and keeps trying.`,
  };
}
