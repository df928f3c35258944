import type { Firing } from '../../../preload/contract/alerts.ts';
import type { AlertNotification } from '../notifier.ts';

/** A firing to be shown, and not before a time (Unix ms). */
export interface Waiting {
  readonly firing: Firing;
  readonly releaseTime: number;
}

/** How many notifications were shown since a time (Unix ms). */
export interface Burst {
  readonly start: number;
  readonly shown: number;
}

export type DeliveryPlan =
  | {
      readonly kind: 'show';
      readonly form: AlertNotification['kind'];
      readonly firings: readonly Firing[];
      /** What the burst is once they have been shown. */
      readonly burst: Burst;
    }
  /** `Infinity` when there is nothing to wait for. */
  | { readonly kind: 'wait'; readonly until: number };

const BURST_MS = 5_000;
/** More notifications than this within a burst come as one. */
const BURST_LIMIT = 3;

export const noBurst: Burst = { start: -Infinity, shown: 0 };

/**
 * What to show next, or how long to wait.
 *
 * Three notifications may come one by one within five seconds. When there are more, they come as one group: at once if
 * the three are not used up, else when the five seconds are over. Firings that were held back come as one digest.
 */
export function planDelivery(waiting: readonly Waiting[], burst: Burst, now: number): DeliveryPlan {
  const free = waiting.filter(({ releaseTime }) => releaseTime <= now).map(({ firing }) => firing);
  const held = free.filter((firing) => firing.held);
  if (held.length > 0) return { kind: 'show', form: 'digest', firings: held, burst };
  const [first] = free;
  if (!first) {
    return { kind: 'wait', until: Math.min(...waiting.map(({ releaseTime }) => releaseTime)) };
  }
  const inBurst = now >= burst.start && now < burst.start + BURST_MS;
  const { start, shown } = inBurst ? burst : { start: now, shown: 0 };
  if (shown >= BURST_LIMIT) return { kind: 'wait', until: start + BURST_MS };
  return free.length > BURST_LIMIT - shown
    ? { kind: 'show', form: 'group', firings: free, burst: { start, shown: BURST_LIMIT } }
    : { kind: 'show', form: 'single', firings: [first], burst: { start, shown: shown + 1 } };
}
