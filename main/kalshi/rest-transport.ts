import type { Environment } from '../../preload/contract/environment.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import { readBody } from './read-body.ts';
import { offline, timedOut } from './rest-failures.ts';
import { ageMs, type ServerClock } from './server-clock.ts';

/** For the whole request, to the last byte of the answer. */
const TIMEOUT_MS = 10_000;
/** Two hundred events with all their markets take about 10 MB. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** Kalshi's edge serves public answers from a cache for about this long. */
const CACHE_MS = 15_000;

/** What a transport is made of; all of it is replaced in tests. */
export interface TransportParts {
  readonly environment: Environment;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly log: Log;
}

/** An answer as it came, whatever its status. */
export interface Reply {
  readonly status: number;
  /** `null` when it was too large to read. */
  readonly body: string | null;
  /** Unix ms of the exchange's clock at which the answer surely was true. */
  readonly asOf: number;
}

/**
 * Sends one GET and reads its whole answer; fails with `offline` or `timeout` when none came.
 *
 * Redirects are not followed: they would carry a signature to another host. Rejects only when `signal` aborts.
 */
export async function sendGet(
  parts: TransportParts,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Result<Reply>> {
  const timeout = new AbortController();
  const cancel = parts.clock.after(TIMEOUT_MS, () => timeout.abort());
  const sentTime = parts.clock.now();
  try {
    const response = await parts.fetch(url, {
      headers,
      signal: AbortSignal.any([signal, timeout.signal]),
      redirect: 'manual',
    });
    const asOf = readClock(parts, response.headers, sentTime);
    const body = await readBody(response, MAX_BODY_BYTES);
    return ok({ status: response.status, body, asOf });
  } catch (error) {
    signal.throwIfAborted();
    parts.log.info(`No answer from ${url.host}${url.pathname}: ${reasonOf(error)}`);
    const failure = timeout.signal.aborted ? timedOut : offline;
    return { ok: false, error: failure(parts.environment.name) };
  } finally {
    cancel();
  }
}

/** Why fetch failed: the network's own words are in the cause, "fetch failed" says nothing. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Teaches the server clock, and dates the answer as early as a cache can make it. */
function readClock(parts: TransportParts, headers: Headers, sentTime: number): number {
  const { clock, serverClock } = parts;
  const date = headers.get('date');
  const age = headers.get('age');
  serverClock.observe({ date, age, sentTime, receivedTime: clock.now() });
  const answered = Date.parse(date ?? '');
  const atLatest = Number.isNaN(answered) ? serverClock.now() : answered;
  return atLatest - Math.max(ageMs(age), CACHE_MS);
}
