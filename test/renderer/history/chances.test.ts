import { describe, expect, it } from 'vitest';
import type { HistoryCandle } from '../../../preload/contract/history.ts';
import {
  chanceDecimals,
  chancesOf,
  chanceSumAt,
  newestKnown,
  timesOf,
  type Compared,
} from '../../../renderer/history/chances.ts';
import { slotsOf } from '../../../renderer/history/chart-slots.ts';
import { dollars } from '../harness/markets.ts';
import { candle } from './candles.ts';

const MINUTE = 60_000;

const quoted = (bid: string, ask: string): Partial<HistoryCandle> => {
  const at = (text: string): NonNullable<HistoryCandle['price']> => {
    const price = dollars(text);
    return { open: price, high: price, low: price, close: price };
  };
  return { yesBid: at(bid), yesAsk: at(ask) };
};

const compared = (candles: readonly HistoryCandle[], gap?: readonly [number, number]): Compared => {
  const gaps = gap ? [{ startTime: gap[0] * MINUTE, endTime: gap[1] * MINUTE }] : [];
  const chances = chancesOf(slotsOf({ period: 1, candles, gaps }));
  return { ticker: 'A', name: 'A', chances };
};

describe('the chance of a market', () => {
  it('is between bid and ask, else the last price, and stays while nothing changes', () => {
    const { chances } = compared([
      candle(1, '0.4000', quoted('0.3000', '0.4000')),
      candle(3, '0.4200'),
    ]);
    expect([...chances.values()]).toEqual([350_000, 350_000, 420_000]);
  });

  it('is not known in a gap', () => {
    const { chances } = compared([candle(1, '0.4000'), candle(4, '0.5000')], [1, 3]);
    expect([...chances.values()]).toEqual([400_000, null, null, 500_000]);
  });
});

describe('several markets', () => {
  const first = compared([candle(1, '0.4000'), candle(3, '0.4500')]);
  const second = compared([candle(2, '0.6000'), candle(5, '0.5500')]);

  it('share all the periods that any of them has', () => {
    expect(timesOf([first, second], 1).map((time) => time / MINUTE)).toEqual([1, 2, 3, 4, 5]);
    expect(timesOf([], 1)).toEqual([]);
  });

  it('have a sum where every chance is known, and none where one is missing', () => {
    expect(chanceSumAt([first, second], 2 * MINUTE)).toBe(1_000_000);
    expect(chanceSumAt([first, second], MINUTE)).toBeNull();
  });

  it('need tenths of a cent on an axis when one of them is between two cents', () => {
    expect(chanceDecimals([first, second])).toBe(0);
    expect(chanceDecimals([first, compared([candle(1, '0.4050')])])).toBe(1);
    expect(chanceDecimals([])).toBe(0);
  });

  it('are told as of the newest period of which anything is known', () => {
    expect(newestKnown([first, second], timesOf([first, second], 1))).toBe(5 * MINUTE);
    expect(newestKnown([], [])).toBeNull();
  });
});
