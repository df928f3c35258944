import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { PracticeOptions } from '../../../main/practice/index.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { startPracticeServer, type PracticeServer } from '../../fakes/practice-server.ts';
import { misspelt } from './shapes.ts';

let clock: FakeClock;
let server: PracticeServer;
let sockets: WebSocket[];

const keyId = '3f1c9c1e-5a0b-4c3e-9d1c-0a2b4c6d8e0f';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

async function start(options: Partial<PracticeOptions> = {}): Promise<void> {
  clock = new FakeClock();
  sockets = [];
  server = await startPracticeServer({ clock, ...options });
  server.exchange.addKey(keyId, publicKeyPem, ['read']);
}

beforeEach(() => start());
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await server.stop();
});

/** Headers that sign a GET of `path` at `time` (Unix ms). */
function signed(path: string, time = clock.now()): Record<string, string> {
  const signature = sign('sha256', Buffer.from(`${time}GET${path}`), {
    key: privateKey,
    padding: constants.RSA_PKCS1_PSS_PADDING,
    saltLength: 32,
  });
  return {
    'KALSHI-ACCESS-KEY': keyId,
    'KALSHI-ACCESS-TIMESTAMP': String(time),
    'KALSHI-ACCESS-SIGNATURE': signature.toString('base64'),
  };
}

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.exchange.restUrl + path, { headers });

function open(headers = signed('/trade-api/ws/v2'), url = server.exchange.streamUrl): WebSocket {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => undefined);
  sockets.push(socket);
  return socket;
}

async function connect(): Promise<WebSocket> {
  const socket = open();
  await once(socket, 'open');
  return socket;
}

/** The HTTP status and body that a handshake was turned down with. */
async function turnedDown(
  socket: WebSocket,
): Promise<{ status: number; body: string; date: string }> {
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_, response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          date: response.headers.date ?? '',
        }),
      );
    });
  });
}

async function nextFrame(socket: WebSocket): Promise<unknown> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(data.toString());
}

describe('addresses', () => {
  it('are on this machine only, with the paths of Kalshi', () => {
    expect(server.exchange.restUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/trade-api\/v2$/);
    expect(server.exchange.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/trade-api\/ws\/v2$/);
  });

  it('use the asked port, and say so when it is taken', async () => {
    const port = Number(new URL(server.exchange.restUrl).port);
    await expect(startPracticeServer({ clock, port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('REST', () => {
  it('answers public calls without a key and carries the time', async () => {
    const response = await get('/exchange/status');
    expect(response.status).toBe(200);
    expect(response.headers.get('date')).toBe(new Date(clock.now()).toUTCString());
    expect(await response.json()).toEqual({ exchange_active: true, trading_active: true });
  });

  it('wants signatures for the account', async () => {
    const path = '/trade-api/v2/portfolio/balance';
    expect((await get('/portfolio/balance')).status).toBe(401);
    expect((await get('/portfolio/balance', signed(path))).status).toBe(200);
    expect((await get('/portfolio/balance?subaccount=1', signed(path))).status).toBe(200);
    const late = await get('/portfolio/balance', signed(path, clock.now() - 10_000));
    expect(late.status).toBe(401);
    expect(await late.json()).toEqual({
      error: { code: 'header_timestamp_expired', message: 'header_timestamp_expired' },
    });
  });

  it('tells limits and keys', async () => {
    const limits = await get('/account/limits', signed('/trade-api/v2/account/limits'));
    expect(await limits.json()).toMatchObject({
      read: { refill_rate: 200, bucket_capacity: 200 },
    });
    const keys = await get('/api_keys', signed('/trade-api/v2/api_keys'));
    expect(await keys.json()).toEqual({
      api_keys: [{ api_key_id: keyId, name: 'Practice key', scopes: ['read'] }],
    });
  });

  it('answers 429 without Retry-After after 20 reads in a second, and again after a while', async () => {
    const statuses = [];
    for (let read = 0; read < 21; read += 1) statuses.push((await get('/series')).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
    const refused = await get('/series');
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    await clock.advance(50);
    expect((await get('/series')).status).toBe(200);
    expect((await get('/series')).status).toBe(429);
  });

  it('only reads', async () => {
    const response = await fetch(`${server.exchange.restUrl}/portfolio/orders`, { method: 'POST' });
    expect(response.status).toBe(405);
  });
});

describe('the handshake', () => {
  it('is refused with 401 when it is not signed, in the error envelope, with the time', async () => {
    const { status, body, date } = await turnedDown(open({}));
    expect(status).toBe(401);
    expect(JSON.parse(body)).toHaveProperty('error.code');
    expect(date).toBe(new Date(clock.now()).toUTCString());
  });

  it('is refused with 401 when it is signed for another path or at another time', async () => {
    expect((await turnedDown(open(signed('/trade-api/v2')))).status).toBe(401);
    const early = open(signed('/trade-api/ws/v2', clock.now() + 600_000));
    expect((await turnedDown(early)).status).toBe(401);
  });

  it('is refused with 403 when it has an Origin', async () => {
    const headers = { ...signed('/trade-api/ws/v2'), Origin: 'https://kalshi.com' };
    expect((await turnedDown(open(headers))).status).toBe(403);
  });

  it('is refused with 404 elsewhere', async () => {
    const url = server.exchange.streamUrl.replace('/ws/v2', '/ws/v1');
    expect((await turnedDown(open(signed('/trade-api/ws/v1'), url))).status).toBe(404);
  });
});

describe('the stream', () => {
  it('carries commands, answers and messages', async () => {
    const socket = await connect();
    const [ticker = ''] = server.operator.openTickers();
    socket.send(
      `{"id":1,"cmd":"subscribe","params":{"channels":["ticker"],"market_tickers":["${ticker}"]}}`,
    );
    expect(await nextFrame(socket)).toEqual({
      id: 1,
      type: 'subscribed',
      msg: { channel: 'ticker', sid: 1 },
    });
    server.operator.move(ticker, '0.6400');
    const frame = await nextFrame(socket);
    expect(frame).toMatchObject({
      type: 'ticker',
      sid: 1,
      msg: { market_ticker: ticker, yes_bid_dollars: '0.6400', yes_ask_dollars: '0.6500' },
    });
    expect(misspelt(frame)).toEqual([]);
    expect(frame).toHaveProperty('msg', server.operator.truth(ticker));
  });

  it('pings every ten seconds with the body heartbeat, and answers pings', async () => {
    const socket = await connect();
    const pings: string[] = [];
    socket.on('ping', (data) => pings.push(data.toString()));
    await clock.advance(9_999);
    socket.ping('hello');
    expect(String((await once(socket, 'pong'))[0])).toBe('hello');
    expect(pings).toEqual([]);
    const heard = once(socket, 'ping');
    await clock.advance(1);
    await heard;
    const again = once(socket, 'ping');
    await clock.advance(10_000);
    await again;
    expect(pings).toEqual(['heartbeat', 'heartbeat']);
  });

  it('leaves no timer behind when a client goes', async () => {
    const before = clock.pending.length;
    const socket = await connect();
    expect(clock.pending).toHaveLength(before + 1);
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => clock.pending.length).toBe(before);
  });

  it('is closed when the exchange stops', async () => {
    const socket = await connect();
    const closed = once(socket, 'close');
    await server.stop();
    await closed;
    expect(clock.pending).toEqual([]);
    await start();
  });
});

describe('faults', () => {
  it('turn down the next requests on a path, and no others', async () => {
    server.faults.refuse(500, { times: 2, path: '/markets' });
    const statuses = [];
    for (const path of ['/series', '/markets', '/markets', '/markets']) {
      statuses.push((await get(path)).status);
    }
    expect(statuses).toEqual([200, 500, 500, 200]);
  });

  it('turn down handshakes', async () => {
    server.faults.refuse(403, { path: '/ws/' });
    expect((await turnedDown(open())).status).toBe(403);
    server.faults.heal();
    await connect();
  });

  it('break the JSON', async () => {
    server.faults.breakJson();
    const response = await get('/markets');
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('leave a request without an answer', async () => {
    server.faults.hang({ times: 1 });
    const given = get('/series', {}).then(
      () => 'answered',
      () => 'hung up',
    );
    expect((await get('/series')).status).toBe(200);
    await server.stop();
    expect(await given).toBe('hung up');
    await start();
  });

  it('set the clock of the server, for the Date header and for signatures alike', async () => {
    server.faults.skewClock(600_000);
    const path = '/trade-api/v2/portfolio/balance';
    const response = await get('/portfolio/balance', signed(path));
    expect(response.status).toBe(401);
    expect(response.headers.get('date')).toBe(new Date(clock.now() + 600_000).toUTCString());
    const corrected = signed(path, clock.now() + 600_000);
    expect((await get('/portfolio/balance', corrected)).status).toBe(200);
  });

  it('make a stream fall silent and speak again', async () => {
    const socket = await connect();
    const heard: string[] = [];
    socket.on('ping', () => heard.push('ping'));
    socket.on('pong', () => heard.push('pong'));
    socket.on('message', () => heard.push('message'));
    server.faults.fallSilent();
    socket.ping();
    socket.send('{"id":1,"cmd":"list_subscriptions"}');
    await clock.advance(20_000);
    await get('/series');
    expect(heard).toEqual([]);
    server.faults.heal();
    socket.send('{"id":2,"cmd":"list_subscriptions"}');
    expect(await nextFrame(socket)).toMatchObject({ id: 2 });
  });

  it.each([false, true])('cut streams (in the middle of a frame: %s)', async (midFrame) => {
    const socket = await connect();
    expect(server.faults.streams).toBe(1);
    const closed = once(socket, 'close');
    server.faults.cutStreams({ midFrame });
    expect((await closed)[0]).toBe(1006);
    await expect.poll(() => server.faults.streams).toBe(0);
    await connect();
  });

  it('end subscriptions with a terminal error', async () => {
    const socket = await connect();
    socket.send('{"id":1,"cmd":"subscribe","params":{"channels":["ticker"]}}');
    await nextFrame(socket);
    server.operator.endSubscriptions(10);
    expect(await nextFrame(socket)).toEqual({
      type: 'error',
      sid: 1,
      msg: { code: 10, msg: 'Channel error' },
    });
  });
});

describe('what a stranger may send', () => {
  it('survives a handshake that is not HTTP and a client that hangs up at once', async () => {
    const port = Number(new URL(server.exchange.restUrl).port);
    for (const text of ['\x16\x03\x01\x02\x00', 'GET / HTTP/1.1\r\nUpgrade: websocket\r\n']) {
      const socket = createConnection(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      socket.end(text);
      await once(socket, 'close');
    }
    expect((await get('/series')).status).toBe(200);
  });

  it('survives frames that are too long or malformed, by dropping their sender', async () => {
    const tooLong = await connect();
    tooLong.send('x'.repeat(2 * 1024 * 1024));
    await once(tooLong, 'close');
    const nonsense = await connect();
    nonsense.send(Buffer.from([0, 1, 2]));
    expect(await nextFrame(nonsense)).toMatchObject({ type: 'error', msg: { code: 1 } });
  });
});
