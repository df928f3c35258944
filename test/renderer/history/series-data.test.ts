import { describe, expect, it } from 'vitest';
import type { HistoryCandle, TimeRange } from '../../../preload/contract/history.ts';
import { bandRuns } from '../../../renderer/history/band-fill.ts';
import { slotsOf } from '../../../renderer/history/chart-slots.ts';
import { coverRuns } from '../../../renderer/history/cover-fill.ts';
import type { Palette } from '../../../renderer/history/palette.ts';
import { chartSeriesOf, type ChartSeries } from '../../../renderer/history/series-data.ts';
import { dollars } from '../harness/markets.ts';
import { candle } from './candles.ts';

/** Every colour by its own name. */
const palette: Palette = {
  surface: 'surface',
  text: 'text',
  grid: 'grid',
  crosshair: 'crosshair',
  last: 'last',
  band: 'band',
  up: 'up',
  down: 'down',
  spread: 'spread',
  volume: 'volume',
  gap: 'gap',
  recorded: 'recorded',
  backfilled: 'backfilled',
  compared: [],
  font: 'font',
};

const series = (candles: readonly HistoryCandle[], gaps: readonly TimeRange[] = []): ChartSeries =>
  chartSeriesOf(slotsOf({ period: 1, candles, gaps }), palette);

const still = (text: string): NonNullable<HistoryCandle['price']> => {
  const at = dollars(text);
  return { open: at, high: at, low: at, close: at };
};

const unknown = { startTime: 60_000, endTime: 120_000 };

describe('the series of a chart', () => {
  it('count cents and seconds', () => {
    const price = {
      open: dollars('0.0250'),
      high: dollars('0.0310'),
      low: dollars('0.0200'),
      close: dollars('0.0280'),
    };
    const { candles, last, volume } = series([candle(1, null, { price })]);
    expect(candles).toEqual([{ time: 60, open: 2.5, high: 3.1, low: 2, close: 2.8 }]);
    expect(last).toEqual([{ time: 60, value: 2.8 }]);
    expect(volume).toEqual([{ time: 60, value: 0, color: 'volume' }]);
  });

  it('leave a gap open: whitespace in it, and no stroke towards it', () => {
    const { last, candles, volume } = series([candle(1, '0.4000'), candle(3, '0.4200')], [unknown]);
    expect(last).toEqual([
      { time: 60, value: 40, color: 'transparent' },
      { time: 120 },
      { time: 180, value: 42 },
    ]);
    expect(candles[1]).toEqual({ time: 120 });
    expect(volume[1]).toEqual({ time: 120 });
  });

  it('keep the colour of the newest price, which its label has, where nothing is known after it', () => {
    const { last } = series([candle(1, '0.4000'), candle(3, null)], [unknown]);
    expect(last).toEqual([{ time: 60, value: 40 }, { time: 120 }, { time: 180 }]);
  });

  it('draw the last price on where nobody trades, but no candle', () => {
    const { last, candles } = series([candle(1, '0.4000'), candle(2, null)]);
    expect(last).toEqual([
      { time: 60, value: 40 },
      { time: 120, value: 40 },
    ]);
    expect(candles[1]).toEqual({ time: 120 });
  });

  it('leave a side open while nobody quotes it', () => {
    const yesBid = still('0.3900');
    const { bid, ask } = series([
      candle(1, '0.4000', { yesBid }),
      candle(2, '0.4000'),
      candle(3, '0.4000', { yesBid }),
    ]);
    expect(bid).toEqual([
      { time: 60, value: 39, color: 'transparent' },
      { time: 120 },
      { time: 180, value: 39 },
    ]);
    expect(ask).toEqual([{ time: 60 }, { time: 120 }, { time: 180 }]);
  });

  it('leave the band between bid and ask open where one of them is missing', () => {
    const both = { yesBid: still('0.3900'), yesAsk: still('0.4100') };
    const slots = slotsOf({
      period: 1,
      candles: [
        candle(1, null, both),
        candle(2, null, both),
        candle(3, null),
        candle(4, null, both),
      ],
      gaps: [],
    });
    expect(bandRuns(slots)).toEqual([
      [
        { endTime: 60_000, bid: 390_000, ask: 410_000 },
        { endTime: 120_000, bid: 390_000, ask: 410_000 },
      ],
    ]);
  });

  it('tell recorded, backfilled and unknown times apart', () => {
    const told = [
      candle(1, '0.4000', { source: 'backfilled' }),
      candle(3, '0.4000', { source: 'mixed' }),
      candle(4, '0.4000'),
    ];
    const slots = slotsOf({ period: 1, candles: told, gaps: [unknown] });
    expect(coverRuns(slots)).toEqual([
      { kind: 'backfilled', first: 60_000, last: 60_000 },
      { kind: 'gap', first: 120_000, last: 120_000 },
      { kind: 'recorded', first: 180_000, last: 240_000 },
    ]);
  });
});
