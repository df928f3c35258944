import {
  CandlestickSeries,
  HistogramSeries,
  LineSeries,
  type IChartApiBase,
  type ISeriesApi,
} from 'lightweight-charts';
import { BandFill } from './band-fill.ts';
import { candleOptions, lineOptions, tradeOptions, volumeOptions } from './chart-options.ts';
import { CoverFill } from './cover-fill.ts';
import type { Drawing, PricedSeries } from './drawing.ts';
import type { ChartContent, Picture } from './picture.ts';
import { chartSeriesOf } from './series-data.ts';

type Market = Extract<ChartContent, { kind: 'market' }>;

/** One market: its trades, bid and ask, volume, and what is known at all. */
export class MarketDrawing implements Drawing<Market> {
  readonly #chart: IChartApiBase;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #bid: ISeriesApi<'Line'>;
  readonly #ask: ISeriesApi<'Line'>;
  readonly #band = new BandFill();
  readonly #cover = new CoverFill();
  readonly #line: ISeriesApi<'Line'>;
  readonly #candles: ISeriesApi<'Candlestick'>;

  constructor(chart: IChartApiBase) {
    this.#chart = chart;
    this.#volume = chart.addSeries(HistogramSeries, volumeOptions);
    this.#bid = chart.addSeries(LineSeries);
    this.#ask = chart.addSeries(LineSeries);
    this.#volume.attachPrimitive(this.#cover);
    this.#ask.attachPrimitive(this.#band);
    this.#line = chart.addSeries(LineSeries);
    this.#candles = chart.addSeries(CandlestickSeries);
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0.03 } });
  }

  get priced(): readonly PricedSeries[] {
    return [this.#line, this.#bid, this.#ask];
  }

  show({ slots, mode }: Market, picture: Picture): void {
    const series = chartSeriesOf(slots, picture.palette);
    for (const side of [this.#bid, this.#ask]) side.applyOptions(lineOptions(picture));
    this.#line.applyOptions(tradeOptions(picture, mode));
    this.#candles.applyOptions(candleOptions(picture));
    this.#cover.show(slots, picture.palette);
    this.#volume.setData(series.volume);
    this.#bid.setData(series.bid);
    this.#ask.setData(series.ask);
    this.#band.show(slots, picture.palette.spread);
    this.#line.setData(series.last);
    this.#candles.setData(mode === 'candles' ? series.candles : []);
  }

  remove(): void {
    const priced = [this.#bid, this.#ask, this.#line, this.#candles];
    for (const series of [this.#volume, ...priced]) this.#chart.removeSeries(series);
  }
}
