import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { systemClock } from '../../../../main/adapters/clock.ts';
import { ServerClock } from '../../../../main/kalshi/server-clock.ts';
import { Stream } from '../../../../main/kalshi/stream/stream.ts';
import { openWebSocket } from '../../../../main/kalshi/stream/ws-socket.ts';
import { credentials, environment, isSignedBy, signer } from '../rest-kit.ts';
import { tickerMessage } from './stream-kit.ts';

/** A real server on this computer; `reject` answers handshakes with an HTTP status instead. */
let reject: number | null;
let handshakes: IncomingMessage[];
let connections: WebSocket[];
let commands: string[];
const sockets = new Set<NetSocket>();
const http = createServer();
const server = new WebSocketServer({ noServer: true });
let stream: Stream;

http.on('connection', (socket) => sockets.add(socket));
http.on('upgrade', (request, socket, head) => {
  handshakes.push(request);
  if (reject !== null) {
    const date = new Date(systemClock.now() + 600_000).toUTCString();
    socket.end(`HTTP/1.1 ${reject} No\r\nDate: ${date}\r\nContent-Length: 0\r\n\r\n`);
    return;
  }
  server.handleUpgrade(request, socket, head, (connection) => {
    connections.push(connection);
    connection.on('message', (data: Buffer) => commands.push(data.toString()));
  });
});

beforeEach(async () => {
  [reject, handshakes, connections, commands] = [null, [], [], []];
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  stream = new Stream({
    environment: { ...environment, streamUrl: `ws://127.0.0.1:${port}/trade-api/ws/v2` },
    openSocket: openWebSocket,
    clock: systemClock,
    random: () => 0,
    serverClock: new ServerClock(systemClock),
    log: { info: () => undefined, warn: () => undefined },
  });
  stream.setMarkets(['A']);
  stream.setSigner(signer);
});

afterEach(async () => {
  stream.stop();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  http.close();
  await once(http, 'close');
});

async function opened(count = 1): Promise<WebSocket> {
  await vi.waitFor(() => expect(connections).toHaveLength(count));
  await vi.waitFor(() => expect(stream.state.name).toBe('open'));
  const connection = connections.at(-1);
  if (!connection) throw new Error('No connection.');
  return connection;
}

describe('a real socket', () => {
  it('shakes hands with a valid signature, and with neither Origin nor compression', async () => {
    stream.start();
    await opened();
    const [handshake] = handshakes;
    const headers: Readonly<Record<string, unknown>> = handshake?.headers ?? {};
    expect(handshake?.url).toBe('/trade-api/ws/v2');
    expect(headers).not.toHaveProperty('origin');
    expect(headers).not.toHaveProperty('sec-websocket-extensions');
    const message = `${String(headers['kalshi-access-timestamp'])}GET/trade-api/ws/v2`;
    const signature = String(headers['kalshi-access-signature']);
    expect(isSignedBy(credentials.privateKey, message, signature)).toBe(true);
  });

  it('sends commands and receives frames, in one piece or several', async () => {
    const quotes: string[] = [];
    stream.listenToEvents((event) => event.kind === 'quote' && quotes.push(event.quote.ticker));
    stream.start();
    const connection = await opened();
    await vi.waitFor(() => expect(commands[0]).toContain('"cmd":"subscribe"'));
    const frame = JSON.stringify({
      type: 'ticker',
      sid: 1,
      msg: tickerMessage({ market_ticker: 'A' }),
    });
    connection.send(frame);
    connection.send(frame.slice(0, 50), { fin: false });
    connection.send(frame.slice(50), { fin: true });
    connection.send(Buffer.from(frame), { binary: true });
    await vi.waitFor(() => expect(quotes).toEqual(['A', 'A', 'A']));
  });

  it('hears pings and answers them', async () => {
    stream.start();
    const connection = await opened();
    connection.ping('heartbeat');
    const [body] = (await once(connection, 'pong')) as [Buffer];
    expect(body.toString()).toBe('heartbeat');
  });

  it.each([401, 403])(
    'tells of a handshake refused with HTTP %i, three times at most',
    async (status) => {
      reject = status;
      stream.start();
      await vi.waitFor(() => expect(stream.state.name).toBe('refused'));
      expect(handshakes).toHaveLength(3);
      const code = status === 401 ? 'clock-off' : 'unauthorized';
      expect(stream.state).toMatchObject({ reason: { code } });
      const stamp = Number(handshakes[1]?.headers['kalshi-access-timestamp']);
      expect(Math.abs(stamp - systemClock.now() - 600_000)).toBeLessThan(3_000);
    },
  );

  it('comes back after a cut in the middle of a frame', async () => {
    stream.start();
    const connection = await opened();
    connection.send('{"type":"ticker","sid":1', { fin: false });
    for (const socket of sockets) socket.destroy();
    await opened(2);
    expect(stream.statistics).toMatchObject({ frames: 0, unreadable: 0 });
  });

  it('comes back after a frame longer than 4 MiB, without reading it', async () => {
    stream.start();
    const connection = await opened();
    connection.send('x'.repeat(4 * 1024 * 1024 + 1));
    await opened(2);
    expect(stream.statistics.frames).toBe(0);
  });

  it('comes back after the server closed politely or broke the protocol', async () => {
    stream.start();
    (await opened()).close(1001, 'maintenance');
    await opened(2);
    for (const socket of sockets) socket.write(Buffer.from([0xff, 0xff, 0xff]));
    await opened(3);
  });

  it('keeps trying while nobody is there', async () => {
    http.closeAllConnections();
    http.close();
    await once(http, 'close');
    stream.start();
    await vi.waitFor(() => expect(stream.state.name).toBe('waiting'));
    expect(stream.state).toMatchObject({ reason: { code: 'offline' } });
    stream.stop();
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
  });

  it('can be left at any moment without a sound', async () => {
    stream.start();
    stream.stop();
    stream.start();
    await opened();
    stream.reconnectNow();
    stream.stop();
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
    expect(stream.state.name).toBe('idle');
  });
});
