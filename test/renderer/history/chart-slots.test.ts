import { describe, expect, it } from 'vitest';
import type { HistoryCandle } from '../../../preload/contract/history.ts';
import { firingsOf, lifecycleOf } from '../../../renderer/history/chart-events.ts';
import { slotsOf } from '../../../renderer/history/chart-slots.ts';
import { firing, marketWatch, risesTo } from '../harness/alert-facts.ts';
import { dollars } from '../harness/markets.ts';
import { candle } from './candles.ts';

const MINUTE = 60_000;

const slots = (
  candles: readonly HistoryCandle[],
  ...gaps: readonly (readonly [number, number])[]
) =>
  slotsOf({
    period: 1,
    candles,
    gaps: gaps.map(([from, to]) => ({ startTime: from * MINUTE, endTime: to * MINUTE })),
  });

describe('the slots of a chart', () => {
  it('are one for every period, so that equal times are equally wide', () => {
    const shown = slots([candle(1, '0.4000'), candle(4, '0.4100')]);
    expect(shown.map(({ endTime, kind }) => [endTime / MINUTE, kind])).toEqual([
      [1, 'candle'],
      [2, 'quiet'],
      [3, 'quiet'],
      [4, 'candle'],
    ]);
  });

  it('carry the last price through periods without a trade, but not through a gap', () => {
    const shown = slots(
      [candle(1, '0.4000'), candle(2, null), candle(6, null), candle(7, '0.5000')],
      [3, 5],
    );
    expect(shown.map((slot) => (slot.kind === 'gap' ? 'gap' : slot.last))).toEqual([
      400_000,
      400_000,
      400_000,
      'gap',
      'gap',
      null,
      500_000,
    ]);
  });

  it('are unknown where a part of the period is', () => {
    const shown = slots([candle(1, '0.4000'), candle(4, '0.4100')], [1.5, 2.5]);
    expect(shown.map(({ kind }) => kind)).toEqual(['candle', 'gap', 'gap', 'candle']);
  });

  it('begin and end with what is unknown, too', () => {
    const shown = slots([candle(3, '0.4000')], [0, 2], [3, 4]);
    expect(shown.map(({ endTime, kind }) => [endTime / MINUTE, kind])).toEqual([
      [1, 'gap'],
      [2, 'gap'],
      [3, 'candle'],
      [4, 'gap'],
    ]);
  });

  it('are none when nothing was asked for', () => {
    expect(slots([])).toEqual([]);
  });
});

describe('what happened', () => {
  const shown = slots([candle(1, '0.4000'), candle(2, '0.4100')]);

  it('to the market stands in the period it happened in, or at the newest one when it came after', () => {
    const mark = (minutes: number) =>
      ({ time: minutes * MINUTE, status: 'inactive', result: null }) as const;
    expect(lifecycleOf({ period: 1, marks: [mark(-3), mark(0.5), mark(9)] }, shown)).toEqual([
      { endTime: 1 * MINUTE, time: 0.5 * MINUTE, text: 'Paused' },
      { endTime: 2 * MINUTE, time: 9 * MINUTE, text: 'Paused' },
    ]);
  });

  it('to its alerts stands at the YES price that fired, or at the last price for other news', () => {
    const time = 1.5 * MINUTE;
    const noBid = { ...risesTo('0.3000'), subject: 'no-bid' } as const;
    const fired = [
      firing(3, { time, watch: marketWatch('A', noBid), value: dollars('0.3100') }),
      firing(2, { time, watch: marketWatch('A', { kind: 'closes-in', minutes: 5 }), value: 300 }),
      firing(1, { time: -9 * MINUTE }),
    ];
    const events = firingsOf(fired, { period: 1 }, shown);
    expect(events.map(({ firing: { id }, endTime, price }) => [id, endTime, price])).toEqual([
      [3, 2 * MINUTE, 690_000],
      [2, 2 * MINUTE, 410_000],
    ]);
  });
});
