/** A request as the app sent it. */
export interface SentRequest {
  readonly url: URL;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly redirect: RequestRedirect | undefined;
}

/** What comes of a request: an answer, a broken network (`null`), or nothing at all until it is aborted (`never`). */
export type FakeReply =
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  | null
  | 'never';

/** Stands for the network: answers with what the test prepared, in order, then the last one again and again. */
export class FakeFetch {
  readonly requests: SentRequest[] = [];
  #replies: FakeReply[];
  #onRequest: (request: SentRequest) => void = () => undefined;

  constructor(...replies: readonly FakeReply[]) {
    this.#replies = [...replies];
  }

  /** Prepares other answers. */
  willAnswer(...replies: readonly FakeReply[]): void {
    this.#replies = [...replies];
  }

  /** Lets time pass, for instance, while a request is under way. */
  onRequest(listener: (request: SentRequest) => void): void {
    this.#onRequest = listener;
  }

  /** Paths with queries, in the order they were asked for. */
  get paths(): readonly string[] {
    return this.requests.map(({ url }) => url.pathname + url.search);
  }

  readonly fetch: typeof fetch = (input, init) => {
    const signal = init?.signal ?? new AbortController().signal;
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    const request = { url, headers, signal, redirect: init?.redirect };
    this.requests.push(request);
    this.#onRequest(request);
    const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
    if (reply === 'never') return untilAborted(signal);
    if (!reply) return Promise.reject(brokenNetwork());
    const { status = 200, body = {} } = reply;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return Promise.resolve(new Response(text, { status, headers: reply.headers ?? {} }));
  };
}

function brokenNetwork(): TypeError {
  return new TypeError('fetch failed', { cause: new Error('ENOTFOUND') });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
