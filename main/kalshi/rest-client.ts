import type { ZodError, ZodType } from 'zod';
import { ok, type Failure, type Result } from '../../preload/contract/result.ts';
import { sleep } from '../adapters/clock.ts';
import { parseJson } from '../adapters/parse-json.ts';
import { fullJitter, type Random } from '../adapters/random.ts';
import type { Priority, RateLimiter } from './rate-limiter.ts';
import {
  badAnswer,
  cancelled,
  isWorthRetrying,
  statusFailure,
  type RequestFacts,
} from './rest-failures.ts';
import { sendGet, type Reply, type TransportParts } from './rest-transport.ts';
import type { Signer } from './signer.ts';

const ATTEMPTS = 4;
const BACKOFF = { baseMs: 500, capMs: 8_000 };
/** A refused signature is worth another try when the refusal itself taught this much about the time. */
const CLOCK_LESSON_MS = 1_000;

/** One GET. */
export interface RestRequest<T> {
  readonly query?: Readonly<Record<string, string>>;
  readonly schema: ZodType<T>;
  /** Present for requests that need a key. */
  readonly signer?: Signer;
  /** `interactive` when left out. */
  readonly priority?: Priority;
}

/** A checked answer. */
export interface Answer<T> {
  readonly value: T;
  /** Unix ms of the exchange's clock at which the answer surely was true, allowing for the exchange's 15 s cache. */
  readonly asOf: number;
}

export interface RestParts extends TransportParts {
  readonly random: Random;
  readonly limiter: RateLimiter;
}

type Outcome<T> = Result<Answer<T>> & { readonly retry: boolean };

/**
 * Reads from the exchange's REST API: GET only, paced, timed out, retried with full jitter, checked against a schema.
 *
 * Every ending is a `Result`. Source: Kalshi API docs, OpenAPI 3.32.
 */
export class RestClient {
  readonly #parts: RestParts;
  readonly #closing = new AbortController();

  constructor(parts: RestParts) {
    this.#parts = parts;
  }

  /** Gets `path` (from the REST base, with its leading slash). */
  async get<T>(path: string, request: RestRequest<T>): Promise<Result<Answer<T>>> {
    const { clock, random } = this.#parts;
    const { signal } = this.#closing;
    try {
      for (let attempt = 1; ; attempt += 1) {
        const { retry, ...result } = await this.#try(path, request, signal);
        if (!retry || attempt === ATTEMPTS) return result;
        await sleep(clock, fullJitter(random, attempt - 1, BACKOFF), signal);
      }
    } catch (error) {
      if (signal.aborted) return { ok: false, error: cancelled };
      throw error;
    }
  }

  /** Ends every request under way and every later one with `cancelled`: the app is quitting. */
  close(): void {
    this.#closing.abort(new Error('The REST client was closed.'));
  }

  async #try<T>(path: string, request: RestRequest<T>, signal: AbortSignal): Promise<Outcome<T>> {
    const { environment, limiter, serverClock } = this.#parts;
    await limiter.take(request.priority ?? 'interactive', signal);
    const url = addressOf(environment.restUrl + path, request.query ?? {});
    const offset = serverClock.offsetMs;
    const signature = request.signer?.headers('GET', url.pathname, serverClock.now());
    const headers = { accept: 'application/json', ...signature };
    const reply = await sendGet(this.#parts, url, headers, signal);
    if (!reply.ok) return { ...reply, retry: true };
    const { status } = reply.value;
    const clockLesson = Math.abs(serverClock.offsetMs - offset) > CLOCK_LESSON_MS;
    const facts = {
      exchange: environment.name,
      path,
      signed: request.signer !== undefined,
      isMachineClockOff: serverClock.isMachineClockOff,
    };
    const retry = isWorthRetrying(status) || (status === 401 && facts.signed && clockLesson);
    return { ...interpret(reply.value, request.schema, facts), retry };
  }
}

function addressOf(address: string, query: Readonly<Record<string, string>>): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

function interpret<T>(reply: Reply, schema: ZodType<T>, facts: RequestFacts): Result<Answer<T>> {
  const { status, body, asOf } = reply;
  if (status < 200 || status > 299) return failed(statusFailure(status, facts));
  if (body === null) return failed(badAnswer(facts, 'it is too large'));
  const json = parseJson(body);
  if (json === undefined) return failed(badAnswer(facts, 'it is not JSON'));
  const checked = schema.safeParse(json);
  if (!checked.success) return failed(badAnswer(facts, firstIssue(checked.error)));
  return ok({ value: checked.data, asOf });
}

function failed(error: Failure): Result<never> {
  return { ok: false, error };
}

/** Where the answer departs from its schema, without quoting it. */
function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.map(String).join('.')}: ${issue.message}` : 'unknown';
}
