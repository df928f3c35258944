import type { CandlestickData, HistogramData, LineData, UTCTimestamp } from 'lightweight-charts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import type { ChartSlot } from './chart-slots.ts';
import { axisCents, axisTime, linePoints, type Points } from './line-points.ts';
import type { Palette } from './palette.ts';

/** What the drawing library is given. Prices are in cents, for the axis only: binary floats, never read back. */
export interface ChartSeries {
  readonly last: Points<LineData<UTCTimestamp>>;
  readonly candles: Points<CandlestickData<UTCTimestamp>>;
  readonly bid: Points<LineData<UTCTimestamp>>;
  readonly ask: Points<LineData<UTCTimestamp>>;
  /** In contracts. */
  readonly volume: Points<HistogramData<UTCTimestamp>>;
}

/** The slots of a chart, as the series that are drawn. */
export function chartSeriesOf(slots: readonly ChartSlot[], palette: Palette): ChartSeries {
  const line = (priceOf: (slot: ChartSlot) => MicroDollars | null): ChartSeries['last'] =>
    linePoints(
      slots.map(({ endTime }) => endTime),
      (_, place) => (slots[place] ? priceOf(slots[place]) : null),
    );
  return {
    last: line(lastOf),
    candles: slots.map(candlePoint),
    bid: line((slot) => (slot.kind === 'candle' ? (slot.candle.yesBid?.close ?? null) : null)),
    ask: line((slot) => (slot.kind === 'candle' ? (slot.candle.yesAsk?.close ?? null) : null)),
    volume: slots.map((slot) => volumePoint(slot, palette)),
  };
}

/** The drawn line: the last price, where one is known. */
const lastOf = (slot: ChartSlot): MicroDollars | null => (slot.kind === 'gap' ? null : slot.last);

function candlePoint(slot: ChartSlot): Points<CandlestickData<UTCTimestamp>>[number] {
  const time = axisTime(slot.endTime);
  if (slot.kind !== 'candle' || !slot.candle.price) return { time };
  const { open, high, low, close } = slot.candle.price;
  return {
    time,
    open: axisCents(open),
    high: axisCents(high),
    low: axisCents(low),
    close: axisCents(close),
  };
}

function volumePoint(
  slot: ChartSlot,
  palette: Palette,
): Points<HistogramData<UTCTimestamp>>[number] {
  const time = axisTime(slot.endTime);
  if (slot.kind !== 'candle') return { time };
  return { time, value: slot.candle.volume / 100, color: palette.volume };
}
