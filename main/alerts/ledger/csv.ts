import { describeCondition, describeFiring } from '../../../preload/contract/alert-words.ts';
import type { Firing } from '../../../preload/contract/alerts.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import {
  formatCount,
  formatDollars,
  type CentiContracts,
  type MicroDollars,
} from '../../../preload/contract/prices.ts';

const COLUMNS: readonly (readonly [string, (firing: Firing) => string | number | null])[] = [
  ['id', ({ id }) => id],
  ['time', ({ time }) => isoTime(time)],
  ['rule', ({ ruleId }) => ruleId],
  ['market', ({ ticker }) => ticker],
  ['condition', ({ watch }) => describeCondition(watch.condition)],
  ['event', describeFiring],
  ['value', (firing) => amount(firing, firing.value)],
  ['threshold', (firing) => amount(firing, firing.threshold)],
  ['direction', ({ direction }) => direction],
  ['result', ({ result }) => result],
  ['exchange_time', ({ exchangeTime }) => isoTime(exchangeTime)],
  ['received_time', ({ receivedTime }) => isoTime(receivedTime)],
  ['source', ({ source }) => source],
  ['late', ({ late }) => late],
  ['delivery', ({ delivery }) => delivery],
  ['shown_time', ({ shownTime }) => isoTime(shownTime)],
  ['note', ({ note }) => note],
];

/**
 * The ledger as a spreadsheet (RFC 4180): times in ISO 8601, prices in dollars, moves in dollars or percent, volume in
 * contracts, durations in minutes. Text that a spreadsheet would run as a formula is preceded by an apostrophe
 * (OWASP, "CSV Injection").
 */
export function writeCsv(firings: readonly Firing[]): string {
  const header = COLUMNS.map(([name]) => name);
  const lines = firings.map((firing) => COLUMNS.map(([, valueOf]) => cell(valueOf(firing))));
  return [header, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function amount({ watch: { condition } }: Firing, value: number): string | number {
  switch (condition.kind) {
    case 'price':
    case 'spread':
      return formatDollars(value as MicroDollars);
    case 'move':
      return condition.amount.unit === 'cents' ? formatDollars(value as MicroDollars) : value / 100;
    case 'volume':
      return formatCount(value as CentiContracts);
    case 'closes-in':
    case 'no-fresh-prices':
      return Math.round(value / MINUTE_MS);
    case 'trading':
    case 'outcome':
    case 'series-opens':
      return value;
  }
}

function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
