import type { Failure } from '../../preload/contract/result.ts';

/** What a sentence about a failed request needs to know. */
export interface RequestFacts {
  /** The exchange as people know it: "Kalshi", "Demo". */
  readonly exchange: string;
  /** Path without the query, from the REST base. */
  readonly path: string;
  readonly signed: boolean;
  readonly isMachineClockOff: boolean;
}

/** Kalshi answers 429 without `Retry-After`, and 5xx while it deploys; both pass. */
export function isWorthRetrying(status: number): boolean {
  return status === 429 || status >= 500;
}

/** What an HTTP status other than 2xx means to a person. */
export function statusFailure(status: number, facts: RequestFacts): Failure {
  const { exchange, path } = facts;
  if (status === 401) return unauthorized(facts);
  if (status === 403 && facts.signed) {
    return {
      code: 'unauthorized',
      message: `${exchange} does not let this key read ${path}. Make a key with the "read" scope.`,
    };
  }
  if (status === 404) {
    return { code: 'not-found', message: `${exchange} knows nothing under ${path}.` };
  }
  if (status === 429) {
    return {
      code: 'rate-limited',
      message: `${exchange} asks for fewer requests. The app slows down and tries again.`,
    };
  }
  if (status >= 500) {
    return {
      code: 'server-error',
      message: `${exchange} has a problem of its own (HTTP ${status}). The app tries again.`,
    };
  }
  return {
    code: 'bad-answer',
    message: `${exchange} refused the request for ${path} (HTTP ${status}). Check for a newer version of this app.`,
  };
}

/** A 401, blamed on the clock when that is known to be wrong. */
export function unauthorized(facts: Pick<RequestFacts, 'exchange' | 'isMachineClockOff'>): Failure {
  if (facts.isMachineClockOff) {
    return {
      code: 'clock-off',
      message: `This computer's clock is wrong, and ${facts.exchange} refuses requests dated with it. Turn on automatic time.`,
    };
  }
  return {
    code: 'unauthorized',
    message: `${facts.exchange} refused this key. Its key id may be wrong, or it belongs to another environment or was deleted.`,
  };
}

/** No answer came at all. */
export function offline(exchange: string): Failure {
  return {
    code: 'offline',
    message: `${exchange} cannot be reached. Check the internet connection; the app keeps trying.`,
  };
}

/** No complete answer came in time. */
export function timedOut(exchange: string): Failure {
  return { code: 'timeout', message: `${exchange} did not answer in time. The app keeps trying.` };
}

/** An answer came that is not what the documentation promises; `detail` names the place, never the content. */
export function badAnswer(facts: Pick<RequestFacts, 'exchange' | 'path'>, detail: string): Failure {
  return {
    code: 'bad-answer',
    message: `${facts.exchange}'s answer for ${facts.path} could not be understood (${detail}).`,
  };
}

/** The app is quitting, or nobody wants the answer any more. */
export const cancelled: Failure = { code: 'cancelled', message: 'The request was cancelled.' };
