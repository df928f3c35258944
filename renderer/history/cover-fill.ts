import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
} from 'lightweight-charts';
import type { ChartSlot } from './chart-slots.ts';
import { axisTime } from './line-points.ts';
import type { Palette } from './palette.ts';

/** Height of the strip that tells sources apart, in CSS pixels. */
const STRIP = 4;

/** Periods in a row of which the same is known, by the ends (Unix ms) of the first and the last. */
export interface CoverRun {
  readonly kind: 'recorded' | 'backfilled' | 'gap';
  readonly first: number;
  readonly last: number;
}

/** What is known at all, behind everything: a strip at the foot where it is, a shade from top to bottom where it is not. */
export class CoverFill implements ISeriesPrimitive {
  #attached: SeriesAttachedParameter | null = null;
  #runs: readonly CoverRun[] = [];
  #palette: Palette | null = null;
  readonly #renderer: IPrimitivePaneRenderer = {
    draw: (target) =>
      target.useMediaCoordinateSpace(({ context, mediaSize }) =>
        this.#draw(context, mediaSize.height),
      ),
  };
  readonly #views: readonly IPrimitivePaneView[] = [
    { zOrder: () => 'bottom', renderer: () => this.#renderer },
  ];

  show(slots: readonly ChartSlot[], palette: Palette): void {
    this.#runs = coverRuns(slots);
    this.#palette = palette;
    this.#attached?.requestUpdate();
  }

  attached(parameters: SeriesAttachedParameter): void {
    this.#attached = parameters;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  #draw(context: CanvasRenderingContext2D, height: number): void {
    const scale = this.#attached?.chart.timeScale();
    if (!scale || !this.#palette) return;
    const half = scale.options().barSpacing / 2;
    for (const { kind, first, last } of this.#runs) {
      const [from, to] = [first, last].map((end) => scale.timeToCoordinate(axisTime(end)));
      if (from === null || to === null || from === undefined || to === undefined) continue;
      const tall = kind === 'gap' ? height : STRIP;
      context.fillStyle = this.#palette[kind];
      context.fillRect(from - half, height - tall, to - from + 2 * half, tall);
    }
  }
}

/** The slots of a chart as runs of the same source, oldest first. What is quiet in between was told by the exchange. */
export function coverRuns(slots: readonly ChartSlot[]): readonly CoverRun[] {
  const runs: CoverRun[] = [];
  for (const slot of slots) {
    const kind = coverOf(slot);
    const run = runs.at(-1);
    if (run?.kind === kind) runs.splice(-1, 1, { ...run, last: slot.endTime });
    else runs.push({ kind, first: slot.endTime, last: slot.endTime });
  }
  return runs;
}

function coverOf(slot: ChartSlot): CoverRun['kind'] {
  if (slot.kind === 'gap') return 'gap';
  return slot.kind === 'quiet' || slot.candle.source === 'backfilled' ? 'backfilled' : 'recorded';
}
