import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { systemClock } from '../main/adapters/clock.ts';
import { Emitter } from '../main/adapters/emitter.ts';
import { Backfill } from '../main/history/backfill.ts';
import { Recorder } from '../main/history/recorder.ts';
import { Retention } from '../main/history/retention.ts';
import { CandlesApi } from '../main/kalshi/candles-api.ts';
import { RateLimiter } from '../main/kalshi/rate-limiter.ts';
import { RestClient } from '../main/kalshi/rest-client.ts';
import { ServerClock } from '../main/kalshi/server-clock.ts';
import { defaultRetention } from '../preload/contract/storage.ts';
import type { Quote } from '../preload/contract/quote.ts';
import { marketOf } from '../test/main/history/quotes.ts';
import { openLoad, quotesOf, recordAll } from '../test/main/history/load.ts';

/**
 * `node scripts/bench-event-loop.ts [seconds = 30] [old ticks = 2000000]`: how long history holds up everything else, in ms
 * of event-loop delay: idle, while recording 1,000 changes a second of 500 markets, and while the write-ahead log is brought
 * into the file every second, a month of all markets is fetched, or old ticks are purged as well.
 */

const SECONDS = Number(process.argv[2] ?? 30);
const OLD_TICKS = Number(process.argv[3] ?? 2_000_000);
const MARKETS = 500;
const CHANGES_PER_SECOND = 1_000;
/** p99 while recording; what is done beside it may take longer. */
const LIMIT_MS = { recording: 20, upkeep: 50 };

const tickers = Array.from({ length: MARKETS }, (_, index) => `LOAD-${index}`);
const log = { info: console.log, warn: console.error };
const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-loop-'));
const load = openLoad(join(folder, 'history.db'));
recordAll(load, { ticks: OLD_TICKS, markets: MARKETS, spanMs: 7 * 86_400_000 });
const { store } = load;
const quotes = new Emitter<Quote>();
const recorder = new Recorder({
  environment: 'practice',
  store,
  quotes: { quote: () => undefined, listenToQuotes: quotes.listen },
  clock: systemClock,
  now: () => systemClock.now(),
  hasRoom: () => true,
  log,
});
const retention = new Retention({ store, policy: defaultRetention, clock: systemClock, log });

await measure('idle');
recorder.start();
recorder.follow(tickers);
recorder.setFresh(true, systemClock.now());
const stopQuotes = emitQuotes();
const recording = await measure('recording');
const exchange = fork(fileURLToPath(new URL('../test/fakes/endless-candles.ts', import.meta.url)));
const [port] = z.tuple([z.int(), z.unknown()]).parse(await once(exchange, 'message'));
const backfill = makeBackfill(`http://127.0.0.1:${port}`);
backfill.follow(tickers);
const fetching = await measure('recording and backfill');
backfill.stop();
exchange.kill();
const checkpoints = setInterval(() => store.database.pragma('wal_checkpoint(PASSIVE)'), 1_000);
const checkpointing = await measure('recording and checkpoints');
clearInterval(checkpoints);
retention.start();
const purging = await measure('recording and purging');
retention.stop();
stopQuotes();
recorder.stop();
const candles = store.database.prepare<[], number>('SELECT count(*) FROM candle').pluck().get();
const left = store.database.prepare<[], number>('SELECT count(*) FROM tick').pluck().get();
console.log(`${left} ticks left of ${OLD_TICKS} old ones and those recorded; ${candles} candles`);
store.database.close();
rmSync(folder, { recursive: true });
process.exitCode =
  recording <= LIMIT_MS.recording && Math.max(fetching, checkpointing, purging) <= LIMIT_MS.upkeep
    ? 0
    : 1;

/** Fetches as the app does; all markets opened a month ago. */
function makeBackfill(restUrl: string): Backfill {
  const clock = systemClock;
  const now = (): number => clock.now();
  for (const ticker of tickers) {
    const market = marketOf({ ticker, openTime: now() - 30 * 86_400_000 });
    store.markets.describe('practice', market, now());
  }
  const rest = new RestClient({
    environment: { id: 'custom', name: 'Bench', restUrl, streamUrl: '' },
    fetch,
    clock,
    log,
    random: () => 0.5,
    serverClock: new ServerClock(clock),
    limiter: new RateLimiter(clock),
  });
  return new Backfill({
    environment: 'practice',
    store,
    source: new CandlesApi(rest, clock),
    clock,
    now,
    canWrite: () => true,
  });
}

/** Waits, and returns the p99 of the delay meanwhile. */
async function measure(what: string): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await pause(1_000);
  delay.enable();
  await pause(SECONDS * 1_000);
  delay.disable();
  const at = (percent: number): string => (delay.percentile(percent) / 1e6).toFixed(1);
  const slowest = (delay.max / 1e6).toFixed(1);
  console.log(
    `${what.padEnd(28)} p50 ${at(50)}  p99 ${at(99)}  p99.9 ${at(99.9)}  slowest ${slowest} ms`,
  );
  return delay.percentile(99) / 1e6;
}

/** Quotes at an even pace, as a stream brings them; returns what ends it. */
function emitQuotes(): () => void {
  const size = { ticks: 1_000_000_000, markets: MARKETS, spanMs: 1 };
  const source = quotesOf(size, 0);
  const begun = systemClock.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((systemClock.now() - begun) * CHANGES_PER_SECOND) / 1_000;
    for (; sent < due; sent += 1) {
      const exchangeTime = systemClock.now();
      const next = source.next();
      if (!next.done) quotes.emit({ ...next.value, exchangeTime, receivedTime: exchangeTime });
    }
  }, 1);
  return () => clearInterval(timer);
}
