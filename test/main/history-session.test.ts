import { createPrivateKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Session } from '../../main/session.ts';
import { openWebSocket } from '../../main/kalshi/stream/ws-socket.ts';
import type { Stores } from '../../main/stores.ts';
import type { Environment } from '../../preload/contract/environment.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { temporaryStores } from '../fakes/temporary-stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const files = temporaryStores();

let clock: FakeClock;
let server: PracticeServer;
let stores: Stores;
let session: Session;
let asked: URL[];

beforeEach(async () => {
  clock = new FakeClock(Date.UTC(2026, 10, 22, 12));
  server = await startPracticeServer({ clock });
  stores = files.open(clock);
  asked = [];
  const { restUrl, streamUrl } = server.exchange;
  const environment: Environment = { id: 'custom', name: 'Custom', restUrl, streamUrl };
  session = new Session({
    environment,
    stores,
    world: {
      clock,
      random: () => 0.5,
      fetch: (input, init) => {
        asked.push(new URL(input instanceof Request ? input.url : input));
        return fetch(input, init);
      },
      openSocket: openWebSocket,
      log: { info: () => undefined, warn: () => undefined },
    },
    pollSeconds: 60,
    notifier: { show: () => Promise.resolve('shown') },
  });
});
afterEach(async () => {
  session.stop();
  files.close();
  await server.stop();
});

/** Real sockets answer while the app's own time passes in small steps. */
async function until(check: () => void): Promise<void> {
  await vi.waitFor(
    async () => {
      await clock.advance(100);
      check();
    },
    { timeout: 30_000, interval: 5 },
  );
}

function idOf(ticker: string): number {
  return stores.history.markets.find('custom', ticker)?.id ?? expect.fail(`${ticker} is unknown`);
}

/** As if everything up to now had been fetched long ago. */
function knowUntilNow(ticker: string): void {
  const { markets, coverage } = stores.history;
  const past = { startTime: 0, endTime: clock.now() };
  for (const period of [1, 60] as const) {
    coverage.addFetched(markets.idOf('custom', ticker), period, past);
  }
}

/** Ends of the stored minutes of a market within a range. */
function minutesOf(ticker: string, range: { startTime: number; endTime: number }): number[] {
  return stores.history.candles.between(idOf(ticker), 1, range).map(({ endTime }) => endTime);
}

const candleRequests = (): string[] =>
  asked.map(({ pathname }) => pathname).filter((path) => path.endsWith('/candlesticks'));

describe('what the practice exchange tells is in the history', () => {
  it('of many markets after 8 hours of sleep, complete, in a few requests', async () => {
    const tickers = server.operator.openTickers().slice(0, 30);
    for (const ticker of tickers) {
      session.watchlist.add({ ticker, title: ticker });
      knowUntilNow(ticker);
    }
    session.start();
    await until(() => expect(session.book.quotes).toHaveLength(30));
    await until(() => expect(session.history.backfill.progress.name).toBe('idle'));
    const slept = clock.now();
    asked = [];
    clock.jump(8 * HOUR);
    await session.feed.reconnect();
    const night = {
      startTime: Math.ceil(slept / MINUTE) * MINUTE,
      endTime: slept + 8 * HOUR - MINUTE,
    };
    await until(() => {
      for (const ticker of tickers) {
        const known = minutesOf(ticker, night);
        expect(known).toHaveLength(Math.floor((night.endTime - night.startTime) / MINUTE));
      }
    });
    expect(new Set(candleRequests())).toEqual(new Set(['/trade-api/v2/markets/candlesticks']));
    expect(candleRequests().length).toBeLessThan(6);
  }, 60_000);

  it('also public trades, with their size and side, once each', async () => {
    const ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
    session.watchlist.add({ ticker, title: ticker });
    knowUntilNow(ticker);
    session.start();
    const { keyId, privateKeyPem } = await server.exchange.createKey();
    void session.exchange.setCredentials({ keyId, privateKey: createPrivateKey(privateKeyPem) });
    await until(() => expect(session.feed.connection.freshness).toBe('live'));
    const told: unknown[] = [];
    server.exchange.world.listen((event) => {
      if (event.kind !== 'trade' || event.market.plan.ticker !== ticker) return;
      const { time, price, count, taker } = event.trade;
      told.push({ time, price, size: count, takerSide: taker });
    });
    for (let count = 0; count < 5; count += 1) {
      await clock.advance(100);
      server.operator.trade(ticker);
    }
    await until(() => {
      const kept = stores.history.trades.latest(idOf(ticker), 100).toReversed();
      const facts = kept.map(({ time, price, size, takerSide }) => ({
        time,
        price,
        size,
        takerSide,
      }));
      expect(facts).toEqual(told);
    });
  }, 60_000);
});
