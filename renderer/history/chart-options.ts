import {
  ColorType,
  TickMarkType,
  type CandlestickSeriesPartialOptions,
  type ChartOptions,
  type DeepPartial,
  type HistogramSeriesPartialOptions,
  type LineSeriesPartialOptions,
  type PriceFormatCustom,
  type Time,
} from 'lightweight-charts';
import type { ChartMode } from './history-view.svelte.ts';
import { comparedLetter, periodText, tickText } from './history-words.ts';
import type { Picture } from './picture.ts';

const FONT_SIZE = 11;

/** As parts of the height; a market has its volume below the prices. */
const priceMargins = {
  market: { top: 0.1, bottom: 0.24 },
  comparison: { top: 0.1, bottom: 0.1 },
} as const;

const quiet = { lastValueVisible: false, priceLineVisible: false } as const;

/** Bars at the foot of the chart. */
export const volumeOptions: HistogramSeriesPartialOptions = { ...quiet, priceScaleId: 'volume' };

/** Axes, grid and what pointers do. */
export function chartOptions({ content, palette, period }: Picture): DeepPartial<ChartOptions> {
  const moment = (time: Time): string =>
    typeof time === 'number' ? periodText(time * 1000, period, Date.now()) : '';
  /** The library writes in black or white on its labels: the lines' own grey is too light for the one, too dark for the other. */
  const crosshair = { color: palette.crosshair, labelBackgroundColor: palette.text };
  return {
    layout: {
      background: { type: ColorType.Solid, color: palette.surface },
      textColor: palette.text,
      fontFamily: palette.font,
      fontSize: FONT_SIZE,
    },
    grid: { vertLines: { visible: false }, horzLines: { color: palette.grid } },
    crosshair: { vertLine: crosshair, horzLine: crosshair },
    rightPriceScale: {
      borderVisible: false,
      scaleMargins: priceMargins[content.kind],
      entireTextOnly: true,
    },
    timeScale: {
      borderColor: palette.grid,
      timeVisible: true,
      secondsVisible: false,
      minBarSpacing: 0.05,
      fixRightEdge: true,
      allowBoldLabels: false,
      tickMarkFormatter: (time: Time, type: TickMarkType) =>
        typeof time === 'number' ? tickText(time * 1000, period, type < TickMarkType.Time) : null,
    },
    localization: { timeFormatter: moment },
    handleScroll: { vertTouchDrag: false },
    kineticScroll: { touch: false, mouse: false },
  };
}

/** Bid and ask. */
export function lineOptions(picture: Picture): LineSeriesPartialOptions {
  return {
    ...quiet,
    color: picture.palette.band,
    lineWidth: 1,
    crosshairMarkerVisible: false,
    priceFormat: priceFormat(picture),
  };
}

/** The trades. Among candles the line is not seen, but still labels the newest price: one label, however it is drawn. */
export function tradeOptions(picture: Picture, mode: ChartMode): LineSeriesPartialOptions {
  const isLine = mode === 'line';
  return {
    color: picture.palette.last,
    lineWidth: 2,
    lineVisible: isLine,
    crosshairMarkerVisible: isLine,
    priceLineVisible: false,
    priceFormat: priceFormat(picture),
  };
}

/** The trades as candles. A rising one is hollow, so that colour is not all that tells. */
export function candleOptions(picture: Picture): CandlestickSeriesPartialOptions {
  const { palette } = picture;
  return {
    ...quiet,
    upColor: palette.surface,
    borderUpColor: palette.up,
    wickUpColor: palette.up,
    downColor: palette.down,
    borderDownColor: palette.down,
    wickDownColor: palette.down,
    priceFormat: priceFormat(picture),
  };
}

/** One of several lines; the letter on the axis is that of the legend. */
export function comparedOptions(picture: Picture, place: number): LineSeriesPartialOptions {
  return {
    color: picture.palette.compared[place] ?? picture.palette.text,
    lineWidth: 2,
    title: comparedLetter(place),
    lastValueVisible: true,
    priceLineVisible: false,
    priceFormat: priceFormat(picture),
  };
}

/** The margins of the scale reach beyond what a price can be, and are left without figures. */
function priceFormat({ decimals }: Picture): PriceFormatCustom {
  return {
    type: 'custom',
    minMove: 10 ** -decimals,
    formatter: (cents: number) => (cents < 0 || cents > 100 ? '' : cents.toFixed(decimals)),
  };
}
