import { createChartEx, type IChartApiBase, type Time } from 'lightweight-charts';
import { ONE_CENT, ONE_DOLLAR, ZERO_DOLLARS } from '../../preload/contract/prices.ts';
import { CalendarAxis } from './calendar-axis.ts';
import { ChartView } from './chart-view.ts';
import { chartOptions } from './chart-options.ts';
import type { ChartMove, View } from './chart-moves.ts';
import { ComparisonDrawing } from './comparison-drawing.ts';
import type { PricedSeries } from './drawing.ts';
import type { Geometry } from './geometry.ts';
import { axisTime } from './line-points.ts';
import { MarketDrawing } from './market-drawing.ts';
import type { Picture } from './picture.ts';

/** What a chart tells. */
export interface ChartListener {
  /** The end (Unix ms) of the period under the pointer, `null` when there is none. */
  readonly onpoint: (endTime: number | null) => void;
  /** Which slots are in view, by place. */
  readonly onview: (view: View) => void;
  /** Somebody has moved to what is before the chart, and there is something. */
  readonly onolder: () => void;
  /** Where things are drawn from now on; told with every frame that moves any of them. */
  readonly onlayout: (geometry: Geometry) => void;
}

/** A drawn chart: with its drawings the only place that knows the library, loaded when the first chart is opened. */
export class PriceChart {
  readonly #axis = new CalendarAxis();
  readonly #chart: IChartApiBase;
  readonly #view: ChartView;
  #drawing: MarketDrawing | ComparisonDrawing;
  #picture: Picture | null = null;
  /** Where the keyboard has put the crosshair. */
  #pointed: number | null = null;
  #place = '';

  constructor(element: HTMLElement, listener: ChartListener) {
    const options = { autoSize: true, layout: { attributionLogo: false } };
    this.#chart = createChartEx<Time, CalendarAxis>(element, this.#axis, options);
    this.#drawing = new MarketDrawing(this.#chart);
    this.#view = new ChartView(this.#chart.timeScale(), element);
    this.#chart.subscribeCrosshairMove(({ time, sourceEvent }) => {
      if (!sourceEvent && this.#pointed !== null) return;
      this.#pointed = null;
      listener.onpoint(typeof time === 'number' ? time * 1000 : null);
    });
    this.#chart.panes()[0]?.attachPrimitive({ paneViews: () => this.#painting(listener) });
  }

  /** Which slots are in view, or will be with the next frame. */
  get view(): View {
    return this.#view.current;
  }

  show(picture: Picture): void {
    this.#picture = picture;
    this.#axis.period = picture.period;
    this.#chart.applyOptions(chartOptions(picture));
    this.#view.around(picture, () => this.#draw(picture));
    if (this.#pointed !== null) this.point(this.#pointed);
  }

  /** Moves through time and zooms, as keys ask for it. */
  move(move: ChartMove): void {
    this.#view.move(move);
  }

  /** Puts the crosshair on a period and brings that into view, or takes it away. */
  point(endTime: number | null): void {
    this.#pointed = endTime;
    const place = this.#pointedPlace;
    if (place >= 0) this.#view.bringIn(place);
    this.#cross();
  }

  remove(): void {
    this.#chart.remove();
  }

  /** Where among the periods the crosshair is; -1 when it is on none of them. */
  get #pointedPlace(): number {
    return this.#pointed === null ? -1 : (this.#picture?.times.indexOf(this.#pointed) ?? -1);
  }

  /** Draws the crosshair of the keyboard; the library leaves it where it was on the screen while the chart moves below. */
  #cross(): void {
    const [place, [series]] = [this.#pointedPlace, this.#drawing.priced];
    if (this.#pointed === null || place < 0 || !series) this.#chart.clearCrosshairPosition();
    else this.#chart.setCrosshairPosition(this.#heightAt(place), axisTime(this.#pointed), series);
  }

  #draw(picture: Picture): void {
    const { content } = picture;
    const Wanted = content.kind === 'market' ? MarketDrawing : ComparisonDrawing;
    if (!(this.#drawing instanceof Wanted)) {
      this.#drawing.remove();
      this.#drawing = new Wanted(this.#chart);
    }
    if (content.kind === 'market' && this.#drawing instanceof MarketDrawing)
      this.#drawing.show(content, picture);
    if (content.kind === 'comparison' && this.#drawing instanceof ComparisonDrawing)
      this.#drawing.show(content, picture);
  }

  /** In cents: the first line that has a value there, or the middle of the chart. */
  #heightAt(place: number): number {
    for (const series of this.#drawing.priced) {
      const point = series.dataByIndex(place);
      if (point && 'value' in point && typeof point.value === 'number') return point.value;
      if (point && 'close' in point && typeof point.close === 'number') return point.close;
    }
    const middle = this.#chart.paneSize().height / 2;
    return this.#priced()?.coordinateToPrice(middle) ?? 0;
  }

  /** Asked for before every painting, whatever has caused it: what stands on the chart moves with what is drawn. */
  #painting(listener: ChartListener): readonly [] {
    this.#view.tell(listener);
    const geometry = this.#geometry();
    const place = this.#placeOf(geometry);
    if (place === this.#place) return [];
    this.#place = place;
    listener.onlayout(geometry);
    if (this.#pointed !== null) this.#cross();
    return [];
  }

  /** The same while nothing has moved. */
  #placeOf({ width, height, xOf, yOf }: Geometry): string {
    const { times = [] } = this.#picture ?? {};
    const xs = [times[0], times.at(-1)].map((time) => time !== undefined && xOf(time));
    return [width, height, ...xs, yOf(ZERO_DOLLARS), yOf(ONE_DOLLAR)].join(' ');
  }

  #geometry(): Geometry {
    const { width, height } = this.#chart.paneSize();
    const series = this.#priced();
    return {
      width,
      height,
      xOf: (endTime) => this.#chart.timeScale().timeToCoordinate(axisTime(endTime)),
      yOf: (price) => series?.priceToCoordinate(price / ONE_CENT) ?? null,
      priceAt(y) {
        const cents = series?.coordinateToPrice(y) ?? null;
        return cents === null ? null : cents * ONE_CENT;
      },
    };
  }

  /** A series that the price axis can be asked through: it must have data. */
  #priced(): PricedSeries | undefined {
    return this.#drawing.priced.find((series) => series.priceToCoordinate(0) !== null);
  }
}
