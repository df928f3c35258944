import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Clock } from '../../adapters/clock.ts';
import type { Faults } from '../faults.ts';
import type { MarketSource } from '../source.ts';
import { StreamSession, type StreamLimits } from './session.ts';

const HEARTBEAT_MS = 10_000;
const MAX_MESSAGE_BYTES = 1024 * 1024;

/** What the stream side of a server is made of. */
export interface StreamServerOptions {
  readonly source: MarketSource;
  readonly clock: Clock;
  readonly limits: StreamLimits;
  readonly faults: Faults;
}

/** The WebSocket side of the exchange, for handshakes that were found in order. */
export class StreamServer {
  readonly #options: StreamServerOptions;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    autoPong: false,
  });
  readonly #sessions = new Map<WebSocket, StreamSession>();

  constructor(options: StreamServerOptions) {
    this.#options = options;
  }

  /** The sessions of all connected clients. */
  get sessions(): readonly StreamSession[] {
    return [...this.#sessions.values()];
  }

  /** Completes a handshake and serves the client until it leaves. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serve(client));
  }

  /** Disconnects everybody at once. */
  stop(): void {
    for (const client of this.#sessions.keys()) client.terminate();
  }

  #serve(client: WebSocket): void {
    const { source, clock, limits, faults } = this.#options;
    const session = new StreamSession(source, clock, limits, {
      send: (frame) => {
        if (!faults.isSilent()) client.send(JSON.stringify(frame));
      },
      backlog: () => client.bufferedAmount,
    });
    this.#sessions.set(client, session);
    const stopHeartbeat = this.#heartbeat(client);
    client.on('message', (data) => {
      if (!faults.isSilent()) session.receive(textOf(data));
    });
    client.on('ping', (data) => {
      if (!faults.isSilent()) client.pong(data);
    });
    client.on('error', () => client.terminate());
    client.on('close', () => {
      session.close();
      stopHeartbeat();
      this.#sessions.delete(client);
    });
  }

  /** Pings every ten seconds with the body `heartbeat` ("Connection Keep-Alive", Kalshi API docs). */
  #heartbeat(client: WebSocket): () => void {
    const { clock, faults } = this.#options;
    let cancel = (): void => undefined;
    const beat = (): void => {
      cancel = clock.after(HEARTBEAT_MS, () => {
        if (!faults.isSilent()) client.ping('heartbeat');
        beat();
      });
    };
    beat();
    return () => cancel();
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.from(data instanceof ArrayBuffer ? new Uint8Array(data) : data).toString();
}
