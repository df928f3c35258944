import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../main/adapters/clock.ts';
import { openWebSocket } from '../../main/kalshi/stream/ws-socket.ts';
import { Session } from '../../main/session.ts';
import { Stores } from '../../main/stores.ts';
import { parseDollars } from '../../preload/contract/prices.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';

/** What came of a burst. */
export interface BurstReport {
  readonly frames: number;
  readonly unreadable: number;
  readonly markets: number;
  /** Markets whose last quote differs from what the exchange sent last. */
  readonly wrong: readonly string[];
  readonly errors: readonly string[];
}

/** Floods a real session over a real socket with ticker frames and compares its quote book with the exchange's truth. */
export async function burst(framesPerSecond: number, ms: number): Promise<BurstReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-burst-'));
  const errors: string[] = [];
  const note = (error: unknown): void => void errors.push(String(error));
  process.on('unhandledRejection', note);
  const server = await startPracticeServer({ limits: { backlogBytes: 512 * 1024 * 1024 } });
  const session = open(server, folder, note);
  try {
    await goLive(server, session);
    await server.operator.burst(framesPerSecond, ms);
    await caughtUp(session);
    const { frames, unreadable } = session.exchange.stream.statistics;
    const tickers = session.watchlist.tickers;
    const wrong = tickers.filter((ticker) => !isTrue(server, session, ticker));
    return { frames, unreadable, markets: tickers.length, wrong, errors };
  } finally {
    session.stop();
    await server.stop();
    process.off('unhandledRejection', note);
    rmSync(folder, { recursive: true });
  }
}

function open(server: PracticeServer, folder: string, warn: (text: string) => void): Session {
  const log = { info: () => undefined, warn };
  const stores = Stores.open({ folder, clock: systemClock, log });
  if (!stores.ok) throw new Error(stores.error.message);
  const { restUrl, streamUrl } = server.exchange;
  const session = new Session({
    environment: { id: 'custom', name: 'Custom', restUrl, streamUrl },
    stores: stores.value,
    world: {
      clock: systemClock,
      random: Math.random,
      fetch,
      openSocket: openWebSocket,
      log,
    },
    pollSeconds: 300,
    notifier: { show: () => Promise.resolve('shown') },
  });
  for (const ticker of server.operator.openTickers()) {
    session.watchlist.add({ ticker, title: ticker });
  }
  return session;
}

async function goLive(server: PracticeServer, session: Session): Promise<void> {
  const { keyId, privateKeyPem } = await server.exchange.createKey();
  session.start();
  await session.exchange.setCredentials({ keyId, privateKey: createPrivateKey(privateKeyPem) });
  const { tickers } = session.watchlist;
  while (!tickers.every((ticker) => session.book.quote(ticker)?.source === 'stream'))
    await wait(50);
}

/** Waits until no frame has come for half a second. */
async function caughtUp(session: Session): Promise<void> {
  for (let seen = -1; seen !== session.exchange.stream.statistics.frames;) {
    seen = session.exchange.stream.statistics.frames;
    await wait(500);
  }
}

function isTrue(server: PracticeServer, session: Session, ticker: string): boolean {
  const truth = server.operator.truth(ticker);
  const quote = session.book.quote(ticker);
  return (
    quote !== undefined &&
    (quote.yesBid?.price ?? 0) === bidOf(truth.yes_bid_dollars) &&
    quote.exchangeTime === truth.ts_ms
  );
}

const bidOf = (text: string): number => parseDollars(text) ?? -1;
