import { describe, expect, it } from 'vitest';
import type { StreamState } from '../../../../preload/contract/connection.ts';
import { StreamConnection } from '../../../../main/kalshi/stream/connection.ts';
import type { FakeClock } from '../../../fakes/fake-clock.ts';
import { signer } from '../rest-kit.ts';
import { makeParts } from './stream-kit.ts';

/** A connection that is on; everything it does is noted in `heard`. */
function makeConnection() {
  const parts = makeParts();
  let wallClock = 0;
  const clock = {
    now: () => parts.clock.now() + wallClock,
    after: (ms: number, callback: () => void) => parts.clock.after(ms, callback),
  };
  const heard: string[] = [];
  const connection = new StreamConnection(
    { ...parts, clock },
    {
      opened: () => heard.push('opened'),
      received: (text) => heard.push(text),
      lost: () => heard.push('lost'),
    },
  );
  const states: StreamState[] = [];
  connection.listenToState((state) => states.push(state));
  const setWallClock = (ms: number): void => void (wallClock = ms);
  return { ...parts, connection, heard, states, setWallClock };
}

function started() {
  const kit = makeConnection();
  kit.connection.setSigner(signer);
  kit.connection.start();
  return kit;
}

function opened() {
  const kit = started();
  kit.sockets.last.opens();
  return kit;
}

/** Lets time pass until the next attempt, and tells how long that was. */
async function untilRetry({ state }: StreamConnection, clock: FakeClock): Promise<number> {
  if (state.name !== 'waiting') throw new Error(`Not waiting but ${state.name}.`);
  const delay = state.retryTime - clock.now();
  await clock.advance(delay);
  return delay;
}

const date = (ms: number) => new Date(ms).toUTCString();

describe('a connection at rest', () => {
  it('stays idle until it is started and has a key, in either order', () => {
    const { connection, sockets } = makeConnection();
    connection.start();
    expect(connection.state.name).toBe('idle');
    connection.setSigner(signer);
    expect(connection.state.name).toBe('connecting');
    expect(sockets.all).toHaveLength(1);

    const other = makeConnection();
    other.connection.setSigner(signer);
    expect(other.connection.state.name).toBe('idle');
    other.connection.start();
    other.connection.start();
    expect(other.sockets.all).toHaveLength(1);
  });

  it('goes back to rest when it is stopped or loses its key, and hears nothing more', () => {
    for (const end of ['stop', 'key'] as const) {
      const { connection, sockets, heard, clock } = opened();
      if (end === 'stop') connection.stop();
      else connection.setSigner(null);
      expect(connection.state).toEqual({ name: 'idle' });
      expect(sockets.last.terminated).toBe(true);
      sockets.last.receives('late');
      sockets.last.closes();
      expect(heard).toEqual(['opened', 'lost']);
      expect(clock.pending).toEqual([]);
    }
  });
});

describe('a handshake', () => {
  it('is signed for the stream’s path with the exchange’s own time', () => {
    const { connection, serverClock, sockets, clock } = makeConnection();
    const now = clock.now();
    serverClock.observe({ date: date(now + 600_000), age: null, sentTime: now, receivedTime: now });
    connection.setSigner(signer);
    connection.start();
    const { url, headers } = sockets.last;
    expect(url).toBe('wss://exchange.example/trade-api/ws/v2');
    expect(Math.abs(Number(headers['KALSHI-ACCESS-TIMESTAMP']) - now - 600_000)).toBeLessThan(
      1_000,
    );
    expect(Object.keys(headers).map((name) => name.toLowerCase())).not.toContain('origin');
  });

  it('is given up after 10 s', async () => {
    const { connection, sockets, clock } = started();
    await clock.advance(9_999);
    expect(connection.state.name).toBe('connecting');
    await clock.advance(1);
    expect(connection.state).toMatchObject({ name: 'waiting', reason: { code: 'timeout' } });
    expect(sockets.last.terminated).toBe(true);
  });

  it.each([
    [503, 'server-error'],
    [429, 'rate-limited'],
    [404, 'bad-answer'],
    [200, 'bad-answer'],
  ])('answered with HTTP %i is tried again', async (status, code) => {
    const { connection, sockets, clock } = started();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      sockets.last.rejects(status);
      expect(connection.state).toMatchObject({ name: 'waiting', attempt, reason: { code } });
      await untilRetry(connection, clock);
    }
  });

  it('that fails is tried again ever later, up to half a minute', async () => {
    const { connection, sockets, clock } = started();
    const delays = [];
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      sockets.last.closes('connection refused');
      expect(connection.state).toMatchObject({ attempt, reason: { code: 'offline' } });
      delays.push(await untilRetry(connection, clock));
      expect(connection.state.name).toBe('connecting');
    }
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    expect(sockets.all).toHaveLength(10);
  });

  it('is made anew, and signed anew, on every attempt', async () => {
    const { sockets, clock } = started();
    sockets.last.closes();
    await clock.advance(250);
    const [first, second] = sockets.all.map(({ headers }) => headers['KALSHI-ACCESS-TIMESTAMP']);
    expect(Number(second) - Number(first)).toBe(250);
  });
});

describe('a refused key', () => {
  it.each([
    [401, 'unauthorized', 'key'],
    [403, 'unauthorized', '403'],
  ])('answered with HTTP %i stops after three tries and says why', async (status, code, words) => {
    const { connection, sockets, clock } = started();
    for (const attempt of [1, 2]) {
      sockets.last.rejects(status, date(clock.now()));
      expect(connection.state).toMatchObject({ name: 'waiting', attempt, reason: { code } });
      await clock.advance(1_000);
    }
    sockets.last.rejects(status, date(clock.now()));
    expect(connection.state).toMatchObject({ name: 'refused', reason: { code } });
    expect(JSON.stringify(connection.state)).toContain(words);
    await clock.advance(3_600_000);
    expect(sockets.all).toHaveLength(3);
  });

  it.each([600_000, -600_000])(
    'may only be a clock that is off by %i ms: the refusal tells the time, and the next try is right',
    async (offset) => {
      const { connection, sockets, clock } = started();
      sockets.last.rejects(401, date(clock.now() + offset));
      expect(connection.state).toMatchObject({ name: 'waiting', reason: { code: 'clock-off' } });
      await clock.advance(1_000);
      const stamp = Number(sockets.last.headers['KALSHI-ACCESS-TIMESTAMP']);
      expect(Math.abs(stamp - offset - clock.now())).toBeLessThan(2_000);
      sockets.last.opens();
      expect(connection.state).toEqual({ name: 'open' });
    },
  );

  it('is blamed on the clock when the clock is off and nothing helps', async () => {
    const { connection, sockets, clock } = started();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      sockets.last.rejects(401, date(clock.now() + 600_000));
      await clock.advance(1_000);
    }
    expect(connection.state).toMatchObject({ name: 'refused', reason: { code: 'clock-off' } });
  });

  it('stops after three tries when the exchange says so only once connected (code 9)', async () => {
    const { connection, sockets, clock, heard } = started();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      sockets.last.opens();
      connection.refuse();
      await clock.advance(1_000);
    }
    expect(connection.state).toMatchObject({ name: 'refused', reason: { code: 'unauthorized' } });
    expect(heard).toEqual(['opened', 'lost', 'opened', 'lost', 'opened', 'lost']);
  });

  it('is not held against a connection that has worked since', async () => {
    const { connection, sockets, clock } = started();
    for (let attempt = 0; attempt < 2; attempt += 1) {
      sockets.last.rejects(401);
      await clock.advance(1_000);
    }
    sockets.last.opens();
    await clock.advance(9_999);
    sockets.last.beats();
    await clock.advance(1);
    sockets.last.closes();
    await clock.advance(1_000);
    sockets.last.rejects(401);
    expect(connection.state.name).toBe('waiting');
  });

  it.each(['another key', 'the person asking'])('is tried again upon %s', async (what) => {
    const { connection, sockets, clock } = started();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      sockets.last.rejects(401);
      await clock.advance(1_000);
    }
    expect(connection.state.name).toBe('refused');
    if (what === 'another key') connection.setSigner(signer);
    else connection.reconnectNow();
    expect(connection.state.name).toBe('connecting');
    sockets.last.rejects(401);
    expect(connection.state).toMatchObject({ name: 'waiting', attempt: 1 });
  });
});

describe('an open connection', () => {
  it('tells what it receives, and sends', () => {
    const { connection, sockets, heard } = opened();
    sockets.last.receives('one');
    connection.send('{"id":1}');
    expect(heard).toEqual(['opened', 'one']);
    expect(sockets.last.commands).toEqual([{ id: 1 }]);
  });

  it('sends nothing before it is open, nor after', () => {
    const { connection, sockets } = started();
    connection.send('{"id":1}');
    sockets.last.opens();
    sockets.last.closes();
    connection.send('{"id":2}');
    expect(sockets.last.commands).toEqual([]);
  });

  it('asks after 10 s of silence and is dead after 15', async () => {
    const { connection, sockets, clock, heard } = opened();
    await clock.advance(9_999);
    expect(sockets.last.pings).toBe(0);
    await clock.advance(1);
    expect(sockets.last.pings).toBe(1);
    await clock.advance(4_999);
    expect(connection.state.name).toBe('open');
    await clock.advance(1);
    expect(connection.state).toMatchObject({ name: 'waiting', reason: { code: 'timeout' } });
    expect(heard).toEqual(['opened', 'lost']);
    expect(sockets.last.terminated).toBe(true);
  });

  it.each(['a message', 'a ping or a pong'])('is kept alive by %s', async (life) => {
    const { connection, sockets, clock } = opened();
    for (let i = 0; i < 10; i += 1) {
      await clock.advance(14_000);
      if (life === 'a message') sockets.last.receives('x');
      else sockets.last.beats();
    }
    expect(connection.state.name).toBe('open');
    expect(sockets.last.pings).toBe(10);
  });

  it.each([600_000, -600_000])('is not killed by a clock set by %i ms', async (ms) => {
    const { clock, connection, sockets, setWallClock } = makeConnection();
    connection.setSigner(signer);
    connection.start();
    sockets.last.opens();
    setWallClock(ms);
    await clock.advance(9_000);
    sockets.last.beats();
    await clock.advance(9_000);
    expect(connection.state.name).toBe('open');
    expect(sockets.last.pings).toBe(0);
  });

  it('that closes is opened again', async () => {
    const { connection, sockets, clock, heard, states } = opened();
    sockets.last.closes('code 1006');
    expect(connection.state).toMatchObject({ name: 'waiting', reason: { code: 'offline' } });
    await clock.advance(250);
    sockets.last.opens();
    expect(heard).toEqual(['opened', 'lost', 'opened']);
    expect(states.map(({ name }) => name)).toEqual([
      'connecting',
      'open',
      'waiting',
      'connecting',
      'open',
    ]);
  });

  it('that opens and closes at once is not hammered', async () => {
    const { connection, sockets, clock } = opened();
    const attempts = [];
    for (let i = 0; i < 4; i += 1) {
      sockets.last.closes();
      attempts.push(connection.state.name === 'waiting' && connection.state.attempt);
      await untilRetry(connection, clock);
      sockets.last.opens();
      await clock.advance(5_000);
    }
    expect(attempts).toEqual([1, 2, 3, 4]);
    sockets.last.beats();
    await clock.advance(5_000);
    sockets.last.closes();
    expect(connection.state).toMatchObject({ attempt: 1 });
  });

  it('is left at once and made anew when the network changed', () => {
    const { connection, sockets, heard } = opened();
    connection.reconnectNow();
    expect(sockets.all.map(({ terminated }) => terminated)).toEqual([true, false]);
    sockets.all[0]?.receives('from the old one');
    sockets.all[0]?.closes();
    sockets.last.opens();
    expect(heard).toEqual(['opened', 'lost', 'opened']);
  });

  it('is not waited for any longer when the person asks', () => {
    const { connection, sockets } = opened();
    sockets.last.closes();
    connection.reconnectNow();
    expect(connection.state.name).toBe('connecting');
    expect(sockets.all).toHaveLength(2);
  });

  it('can be given up as useless', async () => {
    const { connection, sockets, clock, heard } = opened();
    connection.giveUp({ code: 'bad-answer', message: 'It talks nonsense.' });
    expect(connection.state).toMatchObject({ name: 'waiting', reason: { code: 'bad-answer' } });
    await clock.advance(250);
    expect(sockets.all).toHaveLength(2);
    expect(heard).toEqual(['opened', 'lost']);
  });

  it('may be stopped by whoever hears of its state', () => {
    for (const name of ['connecting', 'open', 'waiting']) {
      const { connection, sockets, heard, clock } = makeConnection();
      connection.listenToState((state) => state.name === name && connection.stop());
      connection.setSigner(signer);
      connection.start();
      if (name !== 'connecting') sockets.last.opens();
      if (name === 'waiting') sockets.last.closes();
      expect(connection.state.name).toBe('idle');
      expect(heard.at(-1)).not.toBe('opened');
      expect(clock.pending).toEqual([]);
    }
  });
});
