import { describe, expect, it } from 'vitest';
import { fillMinutes, lastTick, minuteTicks } from '../../../../main/alerts/gaps/candle-ticks.ts';
import { ONE_DOLLAR, ZERO_DOLLARS } from '../../../../preload/contract/prices.ts';
import { bidRisesTo, candle, cents, contracts } from '../rig.ts';

const MINUTE = 60_000;
const minutesOf = (...candles: Parameters<typeof fillMinutes>[0]): ReturnType<typeof fillMinutes> =>
  fillMinutes(candles, null);
const [rising, falling] = minutesOf(
  candle(MINUTE, [60, 66, 58, 64]),
  candle(2 * MINUTE, [64, 66, 58, 60]),
);

describe('a candle as ticks', () => {
  it('goes through its lowest price first when it rose, and through its highest first when it fell', () => {
    const bids = (minute: typeof rising): readonly unknown[] =>
      minute
        ? minuteTicks(bidRisesTo(64), minute, 'whole').map(({ bid }) => (bid ?? 0) / 10_000)
        : [];
    expect(bids(rising)).toEqual([58, 66, 64]);
    expect(bids(falling)).toEqual([66, 58, 60]);
  });

  it('tells two-sided conditions only how it ended, and every condition when only its end is asked for', () => {
    if (!rising) throw new Error();
    const spread = { kind: 'spread', direction: 'at-most', threshold: cents(1) } as const;
    expect(minuteTicks(spread, rising, 'whole')).toHaveLength(1);
    expect(minuteTicks(bidRisesTo(64), rising, 'end')).toMatchObject([
      { bid: cents(64), ask: cents(65) },
    ]);
  });

  it('takes 0 and one dollar for empty sides', () => {
    const flat = (
      price: typeof ZERO_DOLLARS,
    ): NonNullable<ReturnType<typeof candle>['yesBid']> => ({
      open: price,
      high: price,
      low: price,
      close: price,
    });
    const empty = {
      ...candle(MINUTE, [1, 1, 1, 1]),
      yesBid: flat(ZERO_DOLLARS),
      yesAsk: flat(ONE_DOLLAR),
      price: null,
    };
    expect(lastTick(minutesOf(empty))).toMatchObject({ bid: null, ask: null, last: null });
  });

  it('carries the last trade on, and adds up the contracts', () => {
    const quiet = { ...candle(2 * MINUTE, [60, 60, 60, 60], 5), price: null };
    expect(minutesOf(quiet, candle(MINUTE, [60, 60, 60, 60], 10))).toMatchObject([
      { candle: { endTime: MINUTE }, last: cents(60), volume: contracts(10) },
      { candle: { endTime: 2 * MINUTE }, last: cents(60), volume: contracts(15) },
    ]);
  });
});
