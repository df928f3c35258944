import Database from 'better-sqlite3';
import { performance } from 'node:perf_hooks';
import { systemClock } from '../main/adapters/clock.ts';
import { AlertService } from '../main/alerts/service.ts';
import { writeRules } from '../main/alerts/rules/transfer.ts';
import { alerts } from '../main/storage/migrations/002-alerts.ts';
import type { AlertRuleDraft, MarketCondition } from '../preload/contract/alerts.ts';
import type { CentiContracts, MicroDollars } from '../preload/contract/prices.ts';
import { ok } from '../preload/contract/result.ts';

/**
 * `node scripts/bench-alerts.ts`: what a quote costs when its market has 100 rules and nothing else is watched, against
 * what it costs among 10,000 rules on 500 markets. Both take turns in one run, so that the machine's moods cancel out.
 */

const TICKING = 'KXBENCH-0';
const RULES_HERE = 100;
const RULES_ALL = 10_000;
const MARKETS = 500;
const ROUNDS = 60;
const QUOTES = 1_000;
const LIMIT = 1.2;

const cents = (value: number): MicroDollars => (value * 10_000) as MicroDollars;

/** One of each kind in turn; none of them ever fires, so that only watching is measured. */
function condition(index: number): MarketCondition {
  const conditions: readonly MarketCondition[] = [
    { kind: 'price', subject: 'yes-bid', direction: 'rises-to', threshold: cents(90) },
    { kind: 'price', subject: 'mid', direction: 'crosses', threshold: cents(80) },
    {
      kind: 'move',
      subject: 'last',
      direction: 'either',
      amount: { unit: 'cents', by: cents(30) },
      minutes: 10,
    },
    { kind: 'volume', atLeast: 1e11 as CentiContracts, minutes: 5 },
    { kind: 'spread', direction: 'at-least', threshold: cents(20) },
  ];
  return conditions[index % conditions.length] ?? { kind: 'closes-in', minutes: 5 };
}

function rule(index: number, ticker: string): AlertRuleDraft {
  return {
    watch: { scope: 'market', ticker, condition: condition(index) },
    band: cents(1),
    holdSeconds: 0,
    repeat: { kind: 'every-time' },
    expiresTime: Date.now() + 86_400_000 + index,
    quietHours: null,
    sound: 'none',
    muted: false,
    note: `${index}`,
    enabled: true,
  };
}

function build(count: number): AlertService {
  const database = new Database(':memory:');
  database.exec(alerts);
  const service = new AlertService({
    database,
    environment: 'practice',
    clock: systemClock,
    zone: () => 0,
    prices: { quoteOf: () => null, marketOf: () => null },
    candles: { minuteCandles: () => Promise.resolve(ok(new Map())) },
    notifier: { show: () => Promise.resolve('shown') },
    log: { info: () => undefined, warn: (message) => console.error(message) },
  });
  const others = Array.from({ length: count - RULES_HERE }, (_, index) =>
    rule(index, `KXBENCH-${1 + (index % (MARKETS - 1))}`),
  );
  const here = Array.from({ length: RULES_HERE }, (_, index) => rule(index, TICKING));
  service.start();
  const imported = service.rules.importAll(writeRules([...here, ...others]));
  if (!imported.ok || imported.value !== count) throw new Error('The rules could not be made.');
  service.onConnection({ freshness: 'live', lastConfirmedTime: Date.now() });
  return service;
}

let ticks = 0;

/** Microseconds per quote. */
function round(service: AlertService): number {
  const started = performance.now();
  for (let index = 0; index < QUOTES; index += 1) {
    ticks += 1;
    const bid = cents(45 + (ticks % 10));
    const size = 100 as CentiContracts;
    const time = Date.now();
    service.onQuote({
      ticker: TICKING,
      yesBid: { price: bid, size },
      yesAsk: { price: (bid + 10_000) as MicroDollars, size },
      last: bid,
      volume: (ticks * 100) as CentiContracts,
      openInterest: size,
      exchangeTime: time,
      receivedTime: time,
      source: 'stream',
    });
  }
  return ((performance.now() - started) * 1_000) / QUOTES;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const few = build(RULES_HERE);
const many = build(RULES_ALL);
for (let warmUp = 0; warmUp < 5; warmUp += 1) [few, many].forEach(round);
const pairs = Array.from({ length: ROUNDS }, () => [round(few), round(many)] as const);
const [alone, among] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))];
const ratio = median(pairs.map(([a, b]) => b / a));
console.log(
  `${RULES_HERE} rules, all on the ticking market:       ${alone.toFixed(1)} µs per quote`,
);
console.log(
  `${RULES_ALL} rules on ${MARKETS} markets, ${RULES_HERE} on this one: ${among.toFixed(1)} µs per quote`,
);
console.log(`ratio ${ratio.toFixed(3)} (at most ${LIMIT})`);
few.stop();
many.stop();
process.exitCode = ratio <= LIMIT ? 0 : 1;
