import type Database from 'better-sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readChart } from '../main/history/chart.ts';
import { periodMs } from '../main/history/period.ts';
import type { CandlePeriod, ChartSpan } from '../preload/contract/history.ts';
import { openLoad, quotesOf, recordAll, type Load } from '../test/main/history/load.ts';

/**
 * `node scripts/bench-history.ts [ticks = 10000000] [markets = 500] [days = 7]`: what recording and reading cost, as ratios
 * to bare SQLite.
 *
 * Counts processor time, so that other programs on the machine make no difference. Ends with 1 when a limit is passed.
 */

const size = {
  ticks: Number(process.argv[2] ?? 10_000_000),
  markets: Number(process.argv[3] ?? 500),
  spanMs: Number(process.argv[4] ?? 7) * 86_400_000,
};
/** The recorder writes what has gathered in this time, and so does the bare insert it is held against. */
const BATCH_MS = 250;
const QUERIES = 2_000;
/** Reads before those that count: by then the code is compiled. */
const WARM_UP = 300;
/** Reads that are held against each other as one: the garbage of a dozen is collected in one of them, by chance in which. */
const ROUND = 20;
const MAX_RATIO = 1.5;
const MAX_CHART_MS = 15;

const folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-bench-'));
let made = 0;
const making = time(() => {
  for (const quote of quotesOf(size, 0)) made += quote.volume;
});
const bare = time(bareInserts) - making;
const load = openLoad(join(folder, 'history.db'));
const recording = time(() => recordAll(load, size)) - making;
load.store.database.pragma('wal_checkpoint(TRUNCATE)');

console.log(`${size.ticks} ticks, ${made} contracts`);
report('recording, µs per change', (recording / size.ticks) * 1_000);
report('bare batch insert, µs per change', (bare / size.ticks) * 1_000);
report('recording ÷ bare', recording / bare, MAX_RATIO);
report('bytes per tick, candles included', statSync(load.store.database.name).size / size.ticks);
report('bytes per tick, ticks alone', bytesOf(load, 'tick') / size.ticks);
for (const span of ['1d', '1w', 'all'] as const) benchChart(load, span);
load.store.database.close();
rmSync(folder, { recursive: true });

/** The same rows into the same table in the same batches, with one prepared statement. */
function bareInserts(): void {
  const { store } = openLoad(join(folder, 'bare.db'));
  const insert = store.database.prepare(
    `INSERT INTO tick VALUES (${Array.from({ length: 12 }, () => '?').join(', ')})`,
  );
  let nth = 0;
  let batchEnd = 0;
  let rows: unknown[][] = [];
  const write = store.database.transaction(() => {
    for (const row of rows) insert.run(...row);
  });
  for (const quote of quotesOf(size, 0)) {
    const { yesBid, yesAsk, last, volume, openInterest, exchangeTime } = quote;
    const market = Number(quote.ticker.slice(5));
    const sides = [yesBid?.price, yesBid?.size, yesAsk?.price, yesAsk?.size];
    rows.push([market, exchangeTime, nth++, ...sides, last, volume, openInterest, 0, 0]);
    if (exchangeTime < batchEnd) continue;
    write();
    rows = [];
    batchEnd = exchangeTime + BATCH_MS;
  }
  write();
  store.database.close();
}

function benchChart({ store, clock }: Load, span: ChartSpan): void {
  const market = store.markets.find('practice', 'LOAD-0');
  if (!market) throw new Error('The busiest market is not stored');
  const now = clock.now();
  const { candles, period, range } = readChart(store, market, span, now);
  const charts: number[] = [];
  const plains: number[] = [];
  for (let nth = -WARM_UP; nth < QUERIES; nth += 1) {
    const chart = time(() => readChart(store, market, span, now));
    const plain = time(() => plainSelect(store.database, market.id, period, range, now));
    if (nth < 0) continue;
    charts.push(chart);
    plains.push(plain);
  }
  report(`chart ${span}, ${candles.length} candles, p95 ms`, percentile95(charts), MAX_CHART_MS);
  report(`plain SELECT of as many, p95 ms`, percentile95(plains));
  const ratio = percentile95(rounds(charts)) / percentile95(rounds(plains));
  report(`chart ${span} ÷ plain SELECT, p95 of ${ROUND} each`, ratio, MAX_RATIO);
}

function rounds(times: readonly number[]): readonly number[] {
  return Array.from({ length: times.length / ROUND }, (_, round) =>
    times.slice(round * ROUND, (round + 1) * ROUND).reduce((sum, ms) => sum + ms),
  );
}

function plainSelect(
  database: Database.Database,
  market: number,
  period: CandlePeriod,
  { startTime }: { readonly startTime: number },
  now: number,
): unknown[] {
  return database
    .prepare(
      'SELECT * FROM candle WHERE market_id = ? AND period = ? AND end_time > ? AND end_time <= ?',
    )
    .all(market, period, startTime - periodMs(period), now + periodMs(period));
}

function bytesOf({ store }: Load, table: string): number {
  const bytes = store.database
    .prepare<[string], number>('SELECT sum(pgsize) FROM dbstat WHERE name = ?')
    .pluck();
  return bytes.get(table) ?? 0;
}

function percentile95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;
}

/** Milliseconds of processor time. */
function time(act: () => unknown): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function report(what: string, value: number, most = Infinity): void {
  const verdict =
    most === Infinity ? '' : value > most ? `  more than ${most}` : `  at most ${most}`;
  console.log(`${what.padEnd(48)} ${value.toFixed(2)}${verdict}`);
  if (value > most) process.exitCode = 1;
}
