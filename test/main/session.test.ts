import { createPrivateKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../../main/session.ts';
import type { Stores } from '../../main/stores.ts';
import type { Connection } from '../../preload/contract/connection.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { Environment } from '../../preload/contract/environment.ts';
import { parseDollars } from '../../preload/contract/prices.ts';
import { openWebSocket } from '../../main/kalshi/stream/ws-socket.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { temporaryStores } from '../fakes/temporary-stores.ts';
import { draft } from './alerts/rig.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const files = temporaryStores();

let server: PracticeServer;
let clock: FakeClock;
let session: Session;
let stores: Stores;
let ticker: string;

beforeEach(async () => {
  clock = new FakeClock(Date.now());
  server = await startPracticeServer({ clock });
  ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
  const { restUrl, streamUrl } = server.exchange;
  const environment: Environment = { id: 'custom', name: 'Custom', restUrl, streamUrl };
  stores = files.open(clock);
  session = new Session({
    environment,
    stores,
    world: {
      clock,
      random: () => 0.5,
      fetch,
      openSocket: openWebSocket,
      log: { info: () => undefined, warn: () => undefined },
    },
    pollSeconds: 60,
    notifier: { show: () => Promise.resolve('shown') },
  });
  session.watchlist.add({ ticker, title: ticker });
});
afterEach(async () => {
  session.stop();
  files.close();
  await server.stop();
});

/** Waits for real sockets while the app's own time passes in steps, as it does for a person. */
async function until(holds: (connection: Connection) => boolean, stepMs = 500): Promise<void> {
  await vi.waitFor(
    async () => {
      await clock.advance(stepMs);
      expect(session.feed.connection).toSatisfy(holds);
    },
    { timeout: 15_000, interval: 10 },
  );
}

async function useKey(): Promise<void> {
  const { keyId, privateKeyPem } = await server.exchange.createKey();
  await session.exchange.setCredentials({ keyId, privateKey: createPrivateKey(privateKeyPem) });
}

async function goLive(): Promise<void> {
  session.start();
  await useKey();
  await until(({ freshness }) => freshness === 'live');
}

/** A market that closes in some days, with an alert so many minutes before its end that this moment is `minutesLeft` away. */
async function waitForClose(minutesLeft: number): Promise<{ due: number; told: number[] }> {
  const answer = await session.exchange.market.markets(server.operator.openTickers());
  const { markets } = answer.ok ? answer.value : expect.fail(answer.error.message);
  const inDays = ({ closeTime }: Market): boolean =>
    closeTime !== null && closeTime - clock.now() > DAY && closeTime - clock.now() < 300 * DAY;
  const market = markets.find(inDays) ?? expect.fail('None closes within a year');
  session.watchlist.add(market);
  await until(() => session.book.market(market.ticker) !== undefined);
  const closeTime = market.closeTime ?? 0;
  const minutes = Math.floor((closeTime - session.exchange.time) / MINUTE) - minutesLeft;
  const condition = { kind: 'closes-in', minutes } as const;
  const watch = { scope: 'market', ticker: market.ticker, condition } as const;
  const told: number[] = [];
  session.alerts.listenToFirings(() => told.push(session.exchange.time));
  session.alerts.rules.create(draft(condition, { watch }), null);
  return { due: closeTime - minutes * MINUTE, told };
}

const isLive = ({ freshness, problem }: Connection): boolean =>
  freshness === 'live' && problem === null;
const isPolling = ({ freshness, problem }: Connection): boolean =>
  freshness === 'polling' && problem === null;

it('ends on a full disk, too, down to the connection', async () => {
  await goLive();
  for (const { database } of [stores, stores.history]) database.pragma('query_only = ON');
  server.operator.move(ticker, '0.3100');
  await until(() => session.book.quote(ticker)?.yesBid?.price === parseDollars('0.3100'));
  session.stop();
  expect(session.feed.connection.stream.name).toBe('idle');
  for (const { database } of [stores, stores.history]) database.pragma('query_only = OFF');
});

it.each([10, -10])(
  'recording ends when prices ended, by the clock of an exchange %i minutes ahead of this machine',
  async (minutes) => {
    server.faults.skewClock(minutes * MINUTE);
    session.start();
    await until(isPolling);
    await until(() => stores.history.markets.find('custom', ticker) !== null);
    await server.stop();
    await until(({ freshness }) => freshness === 'offline', 5_000);
    const { lastConfirmedTime } = session.feed.connection;
    const confirmed = (lastConfirmedTime ?? 0) + minutes * MINUTE;
    const market = stores.history.markets.find('custom', ticker)?.id ?? expect.fail();
    const bounds = stores.history.coverage.recordedBounds(market, Infinity);
    expect(Math.abs((bounds?.endTime ?? 0) - confirmed)).toBeLessThan(2_000);
    server = await startPracticeServer({ clock });
  },
);

it.each([10, -10])(
  'that a market is about to close is told by the clock of an exchange %i minutes ahead of this machine',
  async (minutes) => {
    server.faults.skewClock(minutes * MINUTE);
    session.start();
    const { due, told } = await waitForClose(1);
    await until(() => told.length > 0, 5_000);
    expect(Math.abs((told[0] ?? 0) - due)).toBeLessThan(10_000);
  },
);

it('that a market is about to close is told at once when it turns out that by the clock of the exchange it is late already', async () => {
  session.start();
  const { told } = await waitForClose(5);
  const begin = clock.now();
  server.faults.skewClock(10 * MINUTE);
  await session.feed.refresh();
  await until(() => told.length > 0);
  expect(clock.now() - begin).toBeLessThan(MINUTE);
});

describe('against an exchange that misbehaves, with a key', () => {
  it.each([
    ['is cut', () => server.faults.cutStreams()],
    ['is cut in the middle of a frame', () => server.faults.cutStreams({ midFrame: true })],
    ['ends its subscriptions with error 10', () => server.operator.endSubscriptions(10)],
    ['ends its subscriptions with error 25', () => server.operator.endSubscriptions(25)],
  ])('prices stream again by themselves after the stream %s', async (_what, misbehave) => {
    await goLive();
    misbehave();
    server.operator.move(ticker, '0.3100');
    await until(() => session.book.quote(ticker)?.yesBid?.price === parseDollars('0.3100'));
    await until(isLive);
    server.operator.move(ticker, '0.6200');
    await until(() => session.book.quote(ticker)?.yesBid?.price === parseDollars('0.6200'));
  });

  it('notices within 15 s that a stream is dead although nobody closed it, and polls meanwhile', async () => {
    await goLive();
    server.faults.fallSilent();
    server.faults.refuse(503, { path: '/ws/' });
    await until(({ stream }) => stream.name !== 'open', 1_000);
    await until(({ freshness }) => freshness === 'polling', 1_000);
    server.faults.heal();
    await until(isLive, 1_000);
  });

  it('says what is wrong when the key is refused, polls, and streams again when asked to retry', async () => {
    session.start();
    server.faults.refuse(401, { path: '/ws/' });
    await useKey();
    await until(({ stream }) => stream.name === 'refused', 1_000);
    expect(session.feed.connection).toMatchObject({
      freshness: 'polling',
      problem: { code: 'unauthorized' },
    });
    expect(session.feed.connection.problem?.message).toMatch(/refused/);
    server.faults.heal();
    await session.feed.reconnect();
    await until(isLive);
  });

  it('hears from the stream that the next market of a followed series has opened', async () => {
    await goLive();
    await session.series.add('KXETH5M');
    const shown = () => session.watchlist.entries.find(({ series }) => series)?.series?.market;
    await until(() => typeof shown() === 'string');
    const opened = clock.now();
    server.operator.close(shown() ?? expect.fail('None is shown'));
    const next = server.operator.openNext('KXETH5M');
    await until(() => next.includes(shown() ?? ''), 100);
    expect(clock.now() - opened).toBeLessThan(10_000);
  });

  it.each([10 * MINUTE, -10 * MINUTE])(
    'signs with the time of the exchange when this clock is %i ms off',
    async (offset) => {
      server.faults.skewClock(offset);
      await goLive();
    },
  );
});

describe('against an exchange that misbehaves, without a key', () => {
  it.each([
    ['429', () => server.faults.refuse(429, { path: '/markets' }), 'rate-limited'],
    ['500', () => server.faults.refuse(500, { path: '/markets' }), 'server-error'],
    ['bad JSON', () => server.faults.breakJson({ path: '/markets' }), 'bad-answer'],
  ])(
    'keeps the prices it has on %s, says what is wrong, and recovers',
    async (_what, misbehave, code) => {
      session.start();
      await until(isPolling);
      const known = session.book.quote(ticker);
      misbehave();
      await until(({ problem }) => problem?.code === code, 5_000);
      expect(session.book.quote(ticker)).toEqual(known);
      await until(({ freshness }) => freshness === 'stale', 10_000);
      server.faults.heal();
      server.operator.move(ticker, '0.4400');
      await until(isPolling, 5_000);
      await until(
        () => session.book.quote(ticker)?.yesBid?.price === parseDollars('0.4400'),
        5_000,
      );
    },
  );

  it('is offline when nobody answers, keeps the last prices, and recovers', async () => {
    session.start();
    await until(isPolling);
    await server.stop();
    await until(({ freshness }) => freshness === 'offline', 5_000);
    expect(session.feed.connection.problem?.message).toMatch(/cannot be reached/);
    expect(session.book.quote(ticker)).toBeDefined();
    server = await startPracticeServer({ port: Number(new URL(server.exchange.restUrl).port) });
    await until(isPolling, 5_000);
  });

  it('follows a market through pause, result and settlement, and finds it after it was dropped', async () => {
    session.start();
    await until(isPolling);
    for (const [act, status] of [
      [() => server.operator.pause(ticker), 'inactive'],
      [() => server.operator.close(ticker), 'closed'],
      [() => server.operator.determine(ticker, 'yes'), 'determined'],
      [() => server.operator.settle(ticker), 'finalized'],
    ] as const) {
      act();
      await until(() => session.book.market(ticker)?.status === status, 5_000);
    }
    expect(session.book.market(ticker)?.result).toBe('yes');
    server.operator.dropSettled();
    await until(isPolling, 5_000);
    expect(session.book.market(ticker)).toMatchObject({ status: 'finalized', result: 'yes' });
  });
});
