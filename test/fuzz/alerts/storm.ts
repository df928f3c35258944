import { z } from 'zod';
import { writeRules } from '../../../main/alerts/rules/transfer.ts';
import type { AlertRuleDraft } from '../../../preload/contract/alerts.ts';
import type { MicroDollars } from '../../../preload/contract/prices.ts';

/** How many times faster than life the clock of the killed process runs. */
export const SPEED = 50;

const MARKETS = 4;
const RULES_PER_MARKET = 3;
const THRESHOLD = 600_000;

/** A numbered quote as the parent sends it; the number is also its exchange time. */
export const quoteSchema = z.object({ number: z.int(), ticker: z.string(), bid: z.int() });
export type StormQuote = z.output<typeof quoteSchema>;

/** Quotes go round the markets; every other round is above the thresholds, each time by a different amount. */
export function stormQuote(number: number): StormQuote {
  const round = Math.floor(number / MARKETS);
  const isHigh = round % 2 === 1;
  const bid = isHigh ? THRESHOLD + 100 * (cycleOf(number) % 1000) : THRESHOLD - 100_000;
  return { number, ticker: tickerOf(number % MARKETS), bid };
}

/** What must be in the ledger once the quotes before `count` have been dealt with: rule, arming, value. */
export function expectedFirings(count: number): readonly string[] {
  const firings: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const { bid } = stormQuote(number);
    if (bid < THRESHOLD) continue;
    for (let rule = 0; rule < RULES_PER_MARKET; rule += 1) {
      const id = (number % MARKETS) * RULES_PER_MARKET + rule + 1;
      firings.push(`${id}/${cycleOf(number) + 1}=${bid}`);
    }
  }
  return firings;
}

/** Three rules on each of four markets, as a file to be imported. */
export const STORM_RULES = writeRules(
  Array.from({ length: MARKETS * RULES_PER_MARKET }, (_, index): AlertRuleDraft => ({
    watch: {
      scope: 'market',
      ticker: tickerOf(Math.floor(index / RULES_PER_MARKET)),
      condition: {
        kind: 'price',
        subject: 'yes-bid',
        direction: 'rises-to',
        threshold: THRESHOLD as MicroDollars,
      },
    },
    band: 10_000 as MicroDollars,
    holdSeconds: 0,
    repeat: { kind: 'every-time' },
    expiresTime: null,
    quietHours: null,
    sound: 'none',
    muted: false,
    note: `rule ${index + 1}`,
    enabled: true,
  })),
);

function cycleOf(number: number): number {
  return Math.floor(number / MARKETS / 2);
}

function tickerOf(market: number): string {
  return `KXSTORM-${market}`;
}
