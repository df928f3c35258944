import { describe, expect, it } from 'vitest';
import { candleRows } from '../../../renderer/history/candle-rows.ts';
import { slotsOf } from '../../../renderer/history/chart-slots.ts';
import { timeOfDay } from '../../../renderer/format/time.ts';
import {
  asOfText,
  periodText,
  summarySentence,
  tickText,
} from '../../../renderer/history/history-words.ts';
import { contracts, dollars } from '../harness/markets.ts';
import { candle } from './candles.ts';

const now = new Date(2026, 10, 22, 16, 0).getTime();
const at1432 = new Date(2026, 10, 22, 14, 32).getTime();

describe('the words of a history', () => {
  it('say how far it reaches, and that it is offline', () => {
    expect(asOfText(at1432, 'live', now)).toBe(`As of ${timeOfDay(at1432)}`);
    expect(asOfText(at1432, 'offline', now)).toMatch(/, offline$/);
    expect(asOfText(at1432, 'stale', now)).toMatch(/, offline$/);
  });

  it('name a day of UTC by its date, although it ends on the next', () => {
    expect(periodText(Date.UTC(2026, 10, 23), 1440, now)).toMatch(/22/);
  });

  it('are short along the axis: days by their date, full hours without minutes where noon is twelve', () => {
    const at18 = new Date(2026, 10, 22, 18, 0).getTime();
    expect(tickText(at18, 1, false)).toMatch(/^(6\sPM|18:00)$/);
    expect(tickText(at1432, 1, false)).toBe(timeOfDay(at1432));
    expect(tickText(at18, 60, true)).toMatch(/^(Nov 22|22 Nov)$/);
  });

  it('tell the chart in one sentence', () => {
    const summary = {
      open: dollars('0.4100'),
      high: dollars('0.4800'),
      low: dollars('0.4050'),
      last: dollars('0.4600'),
      change: dollars('0.0500'),
      volume: contracts(1234),
    };
    expect(summarySentence(summary, 'cents')).toBe(
      'Open 41¢, high 48¢, low 40.5¢, last 46¢, change +5¢, volume 1,234 contracts',
    );
  });
});

describe('the table', () => {
  it('is newest first, with one row for each stretch without figures', () => {
    const gaps = [{ startTime: 60_000, endTime: 180_000 }];
    const slots = slotsOf({
      period: 1,
      candles: [candle(1, '0.4000'), candle(4, '0.4100'), candle(7, '0.4200')],
      gaps,
    });
    expect(candleRows(slots).map((row) => [row.kind, row.endTime / 60_000])).toEqual([
      ['candle', 7],
      ['quiet', 6],
      ['candle', 4],
      ['gap', 3],
      ['candle', 1],
    ]);
    expect(candleRows(slots)[1]).toMatchObject({ firstTime: 300_000 });
  });

  it('says what happened to the market where it happened', () => {
    const slots = slotsOf({
      period: 1,
      candles: [candle(1, '0.4000'), candle(2, '0.4100')],
      gaps: [],
    });
    const event = { endTime: 60_000, time: 30_000, text: 'Paused' };
    expect(candleRows(slots, [event]).map(({ kind }) => kind)).toEqual([
      'candle',
      'event',
      'candle',
    ]);
  });
});
