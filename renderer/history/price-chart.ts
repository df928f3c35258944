import {
  CandlestickSeries,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { CandlePeriod } from '../../preload/contract/history.ts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import {
  chartOptions,
  coverOptions,
  lineOptions,
  mainOptions,
  volumeOptions,
} from './chart-options.ts';
import type { ChartMark } from './chart-marks.ts';
import { moved, type ChartMove } from './chart-moves.ts';
import type { ChartSlot } from './chart-slots.ts';
import type { ChartMode } from './history-view.svelte.ts';
import type { Palette } from './palette.ts';
import { axisCents, axisTime, seriesOf, type ChartSeries } from './series-data.ts';

/** All that a chart shows. */
export interface Picture {
  readonly slots: readonly ChartSlot[];
  readonly period: CandlePeriod;
  readonly mode: ChartMode;
  readonly marks: readonly ChartMark[];
  /** Prices that alerts wait for. */
  readonly levels: readonly MicroDollars[];
  /** Decimals of a cent on the axis. */
  readonly decimals: number;
  readonly palette: Palette;
  /** Another subject brings all of it into view; the same one leaves the view where the person put it. */
  readonly subject: string;
}

type MainSeries = ISeriesApi<'Line'> | ISeriesApi<'Candlestick'>;

/** A drawn chart: the only place that knows the drawing library, loaded when the first chart is opened. */
export class PriceChart {
  readonly #chart: IChartApi;
  readonly #cover: ISeriesApi<'Histogram'>;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #band: Readonly<Record<'bid' | 'ask', ISeriesApi<'Line'>>>;
  #main: MainSeries | null = null;
  #subject: string | null = null;
  #count = 0;
  /** Whether the person chose what is in view. */
  #isMoved = false;

  /** `onpoint` is told the end (Unix ms) of the period under the crosshair, `null` when there is none. */
  constructor(element: HTMLElement, onpoint: (endTime: number | null) => void) {
    this.#chart = createChart(element, { autoSize: true, layout: { attributionLogo: false } });
    this.#cover = this.#chart.addSeries(HistogramSeries);
    this.#volume = this.#chart.addSeries(HistogramSeries);
    this.#band = {
      bid: this.#chart.addSeries(LineSeries),
      ask: this.#chart.addSeries(LineSeries),
    };
    for (const gesture of ['wheel', 'pointerdown'])
      element.addEventListener(gesture, () => (this.#isMoved = true), { passive: true });
    this.#chart.subscribeCrosshairMove(({ time }) =>
      onpoint(typeof time === 'number' ? time * 1000 : null),
    );
  }

  show(picture: Picture): void {
    const { palette, slots } = picture;
    const series = seriesOf(slots, palette);
    this.#chart.applyOptions(chartOptions(picture));
    this.#cover.applyOptions(coverOptions);
    this.#volume.applyOptions(volumeOptions);
    this.#cover.priceScale().applyOptions({ scaleMargins: { top: 0, bottom: 0 } });
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0.03 } });
    this.#band.bid.applyOptions(lineOptions(picture));
    this.#band.ask.applyOptions(lineOptions(picture));
    const view = this.#chart.timeScale().getVisibleRange();
    const isWhole = this.#showsAll();
    this.#cover.setData(series.cover);
    this.#volume.setData(series.volume);
    this.#band.bid.setData(series.bid);
    this.#band.ask.setData(series.ask);
    this.#drawMain(picture, series);
    this.#count = slots.length;
    if (isWhole || view === null || this.#subject !== picture.subject) this.move('all');
    else this.#chart.timeScale().setVisibleRange(view);
    this.#subject = picture.subject;
  }

  /** Moves through time and zooms, as keys ask for it. */
  move(move: ChartMove): void {
    const scale = this.#chart.timeScale();
    const view = scale.getVisibleLogicalRange();
    this.#isMoved = move !== 'all';
    scale.setVisibleLogicalRange(moved(view ?? { from: 0, to: this.#count }, move, this.#count));
  }

  remove(): void {
    this.#chart.remove();
  }

  /** The library moves with the next frame, so what it says of the view now is asked only after the person moved it. */
  #showsAll(): boolean {
    if (!this.#isMoved) return true;
    const view = this.#chart.timeScale().getVisibleLogicalRange();
    return view === null || view.to - view.from >= this.#count - 1;
  }

  /** A new series each time: its lines and marks go with the old one. */
  #drawMain(picture: Picture, series: ChartSeries): void {
    if (this.#main) this.#chart.removeSeries(this.#main);
    this.#main = this.#addMain(picture, series);
    for (const price of picture.levels) {
      this.#main.createPriceLine({
        price: axisCents(price),
        color: picture.palette.alert,
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: true,
      });
    }
    createSeriesMarkers(
      this.#main,
      picture.marks.map(({ endTime, text }) => ({
        time: axisTime(endTime) satisfies UTCTimestamp,
        text,
        position: 'aboveBar' as const,
        shape: 'circle' as const,
        color: picture.palette.text,
      })),
    );
  }

  #addMain(picture: Picture, series: ChartSeries): MainSeries {
    if (picture.mode === 'line') {
      const drawn = this.#chart.addSeries(LineSeries, mainOptions(picture));
      drawn.setData(series.last);
      return drawn;
    }
    const drawn = this.#chart.addSeries(CandlestickSeries, mainOptions(picture));
    drawn.setData(series.candles);
    return drawn;
  }
}
