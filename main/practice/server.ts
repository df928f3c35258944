import {
  STATUS_CODES,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../adapters/clock.ts';
import type { Faults, RawAnswer } from './faults.ts';
import type { Keyring } from './keyring.ts';
import { problem, type Answer } from './rest/answer.ts';
import { RateLimit } from './rest/rate-limit.ts';
import { answer, needsSignature } from './rest/router.ts';
import type { MarketSource } from './source.ts';
import type { StreamLimits } from './stream/session.ts';
import { StreamServer } from './stream/stream-server.ts';

const REST_PATH = '/trade-api/v2';
const STREAM_PATH = '/trade-api/ws/v2';
const HOST = '127.0.0.1';

/** What a server is made of. */
export interface ServerOptions {
  readonly source: MarketSource;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly limits: StreamLimits;
  /** Read tokens per second and client; a read costs 10. */
  readonly tokensPerSecond: number;
}

/** Kalshi's REST and WebSocket protocol on a port of this machine, in front of any source of markets. */
export class PracticeServer {
  readonly stream: StreamServer;
  readonly #options: ServerOptions;
  readonly #http: Server;
  readonly #rateLimits = new Map<string, RateLimit>();

  constructor(options: ServerOptions) {
    this.#options = options;
    this.stream = new StreamServer(options);
    this.#http = createServer((request, response) => this.#serve(request, response));
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  get restUrl(): string {
    return `http://${HOST}:${this.#port}${REST_PATH}`;
  }

  get streamUrl(): string {
    return `ws://${HOST}:${this.#port}${STREAM_PATH}`;
  }

  /** Listens on `port`, or on any free one when it is 0. Rejects when the port is taken. */
  start(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, HOST, () => {
        this.#http.off('error', reject);
        resolve();
      });
    });
  }

  /** Hangs up on everybody and frees the port. */
  stop(): Promise<void> {
    this.stream.stop();
    return new Promise((resolve) => {
      this.#http.close(() => resolve());
      this.#http.closeAllConnections();
    });
  }

  get #port(): number {
    const address = this.#http.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const raw = this.#rawAnswer(request);
    if (raw === 'silence') return;
    response.writeHead(raw.status, this.#headers(raw));
    response.end(raw.text);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const raw = this.#refusal(request);
    if (raw === 'silence') return;
    if (raw === null) {
      this.#options.faults.streamOpening(socket);
      return this.stream.accept(request, socket, head);
    }
    const headers = Object.entries({ ...this.#headers(raw), Connection: 'close' });
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    const status = `HTTP/1.1 ${raw.status} ${STATUS_CODES[raw.status] ?? ''}`;
    socket.end([status, ...lines, '', raw.text].join('\r\n'));
  }

  /** Why a handshake is turned down; `null` when it is not. */
  #refusal(request: IncomingMessage): RawAnswer | 'silence' | null {
    const { path } = addressOf(request);
    const fault = this.#options.faults.interfere(path);
    if (fault) return fault;
    if (path !== STREAM_PATH) return { status: 404, text: 'Not Found' };
    if (request.headers.origin !== undefined) return { status: 403, text: 'Forbidden' };
    const unsigned = this.#unauthorized(request, path);
    return unsigned && inJson(unsigned);
  }

  #rawAnswer(request: IncomingMessage): RawAnswer | 'silence' {
    const { path, params } = addressOf(request);
    return this.#options.faults.interfere(path) ?? inJson(this.#answer(request, path, params));
  }

  #answer(request: IncomingMessage, path: string, params: URLSearchParams): Answer {
    const { source, keyring } = this.#options;
    const limit = this.#limitOf(request);
    if (!limit.take(this.#options.clock.now())) {
      return problem(429, 'too_many_requests', 'too many requests');
    }
    const below = path.startsWith(`${REST_PATH}/`) ? path.slice(REST_PATH.length) : '';
    if (request.method !== 'GET') return problem(405, 'method_not_allowed', 'method not allowed');
    const unsigned = needsSignature(below) ? this.#unauthorized(request, path) : null;
    const accounts = { keys: keyring.keys, limit, now: this.#now() };
    return unsigned ?? answer(source, accounts, below, params);
  }

  #unauthorized(request: IncomingMessage, path: string): Answer | null {
    const { method = 'GET', headers } = request;
    const wrong = this.#options.keyring.problemWith({ method, path, headers }, this.#now());
    return wrong && problem(401, wrong.code, wrong.code, wrong.details);
  }

  #limitOf({ headers }: IncomingMessage): RateLimit {
    const client = String(headers['kalshi-access-key'] ?? 'anonymous');
    const limit = this.#rateLimits.get(client) ?? new RateLimit(this.#options.tokensPerSecond);
    this.#rateLimits.set(client, limit);
    return limit;
  }

  #headers({ text }: RawAnswer): Record<string, string> {
    return {
      Date: new Date(this.#now()).toUTCString(),
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
    };
  }

  #now(): number {
    return this.#options.clock.now() + this.#options.faults.clockOffset();
  }
}

function addressOf({ url = '/' }: IncomingMessage): {
  readonly path: string;
  readonly params: URLSearchParams;
} {
  const [path = '/', query = ''] = url.split('?', 2);
  return { path, params: new URLSearchParams(query) };
}

function inJson({ status, body }: Answer): RawAnswer {
  return { status, text: JSON.stringify(body) };
}
