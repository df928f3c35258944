import type { CandlePeriod } from '../../preload/contract/history.ts';
import type { Compared } from './chances.ts';
import type { ChartSlot } from './chart-slots.ts';
import type { ChartMode } from './history-view.svelte.ts';
import type { Palette } from './palette.ts';

/** What a chart draws: one market with all that is known of it, or the chances of several. */
export type ChartContent =
  | { readonly kind: 'market'; readonly slots: readonly ChartSlot[]; readonly mode: ChartMode }
  | { readonly kind: 'comparison'; readonly markets: readonly Compared[] };

/** All that a chart shows. */
export interface Picture {
  readonly content: ChartContent;
  /** Ends of all its periods (Unix ms), oldest first, equally far apart. */
  readonly times: readonly number[];
  readonly period: CandlePeriod;
  /** Decimals of a cent on the axis. */
  readonly decimals: number;
  readonly palette: Palette;
  /** Another subject brings all of it into view; the same one leaves the view where the person put it. */
  readonly subject: string;
  /** Whether there is more before the first period. */
  readonly hasOlder: boolean;
}
