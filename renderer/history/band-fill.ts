import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
} from 'lightweight-charts';
import type { MicroDollars } from '../../preload/contract/prices.ts';
import type { ChartSlot } from './chart-slots.ts';
import { axisCents, axisTime } from './line-points.ts';

/** Bid and ask at the end (Unix ms) of a period. */
interface BandPoint {
  readonly endTime: number;
  readonly bid: MicroDollars;
  readonly ask: MicroDollars;
}

/** The colour between bid and ask, behind their lines; open where a side is not quoted. */
export class BandFill implements ISeriesPrimitive {
  #attached: SeriesAttachedParameter | null = null;
  #runs: readonly (readonly BandPoint[])[] = [];
  #color = 'transparent';
  readonly #renderer: IPrimitivePaneRenderer = {
    draw: (target) => target.useMediaCoordinateSpace(({ context }) => this.#draw(context)),
  };
  readonly #views: readonly IPrimitivePaneView[] = [
    { zOrder: () => 'bottom', renderer: () => this.#renderer },
  ];

  show(slots: readonly ChartSlot[], color: string): void {
    this.#runs = bandRuns(slots);
    this.#color = color;
    this.#attached?.requestUpdate();
  }

  attached(parameters: SeriesAttachedParameter): void {
    this.#attached = parameters;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  #draw(context: CanvasRenderingContext2D): void {
    context.fillStyle = this.#color;
    for (const run of this.#runs) {
      context.beginPath();
      for (const { endTime, ask } of run) this.#lineTo(context, endTime, ask);
      for (const { endTime, bid } of run.toReversed()) this.#lineTo(context, endTime, bid);
      context.fill();
    }
  }

  #lineTo(context: CanvasRenderingContext2D, endTime: number, price: MicroDollars): void {
    const x = this.#attached?.chart.timeScale().timeToCoordinate(axisTime(endTime)) ?? null;
    const y = this.#attached?.series.priceToCoordinate(axisCents(price)) ?? null;
    if (x !== null && y !== null) context.lineTo(x, y);
  }
}

/** The stretches in which both sides are quoted without a break. */
export function bandRuns(slots: readonly ChartSlot[]): readonly (readonly BandPoint[])[] {
  const runs: BandPoint[][] = [[]];
  for (const slot of slots) {
    const { yesBid = null, yesAsk = null } = slot.kind === 'candle' ? slot.candle : {};
    if (yesBid && yesAsk)
      runs.at(-1)?.push({ endTime: slot.endTime, bid: yesBid.close, ask: yesAsk.close });
    else if (runs.at(-1)?.length !== 0) runs.push([]);
  }
  return runs.filter(({ length }) => length > 1);
}
