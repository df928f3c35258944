import { LineSeries, LineStyle, type IChartApiBase, type ISeriesApi } from 'lightweight-charts';
import { comparedOptions } from './chart-options.ts';
import type { Drawing, PricedSeries } from './drawing.ts';
import { linePoints } from './line-points.ts';
import type { ChartContent, Picture } from './picture.ts';

type Comparison = Extract<ChartContent, { kind: 'comparison' }>;

/** Dashes tell the lines apart for those who cannot by colour; the legend draws the same. */
const styles = [LineStyle.Solid, LineStyle.Dashed, LineStyle.Dotted, LineStyle.LargeDashed];

/** The chances of several markets, a line each. */
export class ComparisonDrawing implements Drawing<Comparison> {
  readonly #chart: IChartApiBase;
  #lines: readonly ISeriesApi<'Line'>[] = [];

  constructor(chart: IChartApiBase) {
    this.#chart = chart;
  }

  get priced(): readonly PricedSeries[] {
    return this.#lines;
  }

  show({ markets }: Comparison, picture: Picture): void {
    this.#keep(markets.length);
    this.#lines.forEach((line, place) => {
      const chances = markets[place]?.chances;
      line.applyOptions({
        ...comparedOptions(picture, place),
        lineStyle: styles[place] ?? LineStyle.Solid,
      });
      line.setData(linePoints(picture.times, (time) => chances?.get(time) ?? null));
    });
  }

  remove(): void {
    this.#keep(0);
  }

  #keep(count: number): void {
    for (const line of this.#lines.slice(count)) this.#chart.removeSeries(line);
    const missing = Math.max(0, count - this.#lines.length);
    const added = Array.from({ length: missing }, () => this.#chart.addSeries(LineSeries));
    this.#lines = [...this.#lines.slice(0, count), ...added];
  }
}
