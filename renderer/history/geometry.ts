import type { MicroDollars } from '../../preload/contract/prices.ts';

/** Where a chart draws, in CSS pixels from the left and from the top of its plot. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** The middle of the period that ends then (Unix ms); may be out of sight. `null` for one that is not in the chart. */
  readonly xOf: (endTime: number) => number | null;
  /** `null` while there is no price axis. */
  readonly yOf: (price: MicroDollars) => number | null;
  /** Micro-dollars, as a float between ticks. */
  readonly priceAt: (y: number) => number | null;
}
