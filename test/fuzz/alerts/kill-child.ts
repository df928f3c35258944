import { openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Clock } from '../../../main/adapters/clock.ts';
import { AlertService } from '../../../main/alerts/service.ts';
import { openDatabase } from '../../../main/storage/database.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import { ok } from '../../../preload/contract/result.ts';
import { quoteSchema, SPEED, STORM_RULES } from './storm.ts';

/**
 * The process that gets killed: the real service on a real database file. Quotes come in by standard input and are
 * acknowledged once they are dealt with; what a person would have seen goes to a file.
 */

const [databasePath = '', shownPath = ''] = process.argv.slice(2);

/** Time runs faster here, the same in every process, so that waiting for a burst to end does not take seconds. */
const epoch = Date.UTC(2026, 0, 1);
const fastClock: Clock = {
  now: () => epoch + (Date.now() - epoch) * SPEED,
  after(ms, callback) {
    const timer = setTimeout(callback, ms / SPEED);
    return () => clearTimeout(timer);
  },
};

const opened = openDatabase(databasePath);
if (!opened.ok) throw new Error(opened.error.message);
const shown = openSync(shownPath, 'a');

const service = new AlertService({
  database: opened.value,
  environment: 'practice',
  clock: fastClock,
  zone: () => 0,
  prices: { quoteOf: () => null, marketOf: () => null },
  candles: { minuteCandles: () => Promise.resolve(ok(new Map())) },
  notifier: {
    async show({ firings }) {
      const keys = firings.map(({ ruleId, generation }) => `${ruleId}/${generation}`);
      writeSync(shown, `${JSON.stringify(keys)}\n`);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      return 'shown';
    },
  },
  log: { info: () => undefined, warn: (message) => void process.stderr.write(`${message}\n`) },
});

service.start();
const imported = service.rules.importAll(STORM_RULES);
if (!imported.ok) throw new Error(imported.error.message);
service.onConnection({ freshness: 'live', lastConfirmedTime: fastClock.now() });

const acknowledge = (number: number): void => void process.stdout.write(`${number}\n`);
acknowledge(-1);

createInterface({ input: process.stdin }).on('line', (line) => {
  const { number, ticker, bid } = quoteSchema.parse(JSON.parse(line));
  const level = { price: bid as MicroDollars, size: 100 as CentiContracts };
  service.onQuote({
    ticker,
    yesBid: level,
    yesAsk: null,
    last: null,
    volume: 0 as CentiContracts,
    openInterest: 0 as CentiContracts,
    exchangeTime: number,
    receivedTime: fastClock.now(),
    source: 'stream',
  });
  acknowledge(number);
});
