import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import type { Progress } from '../evaluate/evaluator.ts';
import { Batch } from '../watch/batch.ts';
import { fillMinutes, lastTick, type MinuteCandle } from './candle-ticks.ts';
import type { AlertEngine } from '../watch/engine.ts';
import { replay } from './gap-replay.ts';
import { firstGenerationAfter, type GapStore, type OpenGap } from './gap-store.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Place, Tracked } from '../watch/places.ts';

/** A firing is only redated when the gap knows of it at least this much earlier. */

export interface VerdictParts {
  readonly engine: AlertEngine;
  readonly ledger: Ledger;
  readonly store: GapStore;
}

/**
 * Turns the candles of one market into what its gaps mean: late firings, later states, redated firings. Everything,
 * and that the gaps are done with, is written in one transaction; tells whether it was.
 */
export function concludeGaps(
  { engine, ledger, store }: VerdictParts,
  ticker: string,
  gaps: readonly OpenGap[],
  candles: readonly MinuteCandle[],
  now: number,
): boolean {
  const place = engine.places.ofMarket(ticker);
  if (!place) return true;
  const batch = new Batch();
  const redatings = gaps.flatMap((gap) => judge(gap, place, candles, ledger, batch, now));
  engine.confirm(place, ticker, lastTick(fillMinutes(candles, place.tick?.last ?? null)), now);
  engine.lookAt(place, batch, now);
  return engine.settle(batch, () => {
    for (const redate of redatings) redate();
    for (const { ruleId } of gaps) store.close(ruleId);
  });
}

/** What a gap means for its rule. When the rule has fired since, that firing stands for the gap, at most redated. */
function judge(
  gap: OpenGap,
  place: Place,
  candles: readonly MinuteCandle[],
  ledger: Ledger,
  batch: Batch,
  now: number,
): readonly (() => void)[] {
  const tracked = place.rules.get(gap.ruleId);
  if (!tracked) return [];
  const { trigger, progress } = replay(tracked.rule, gap, candles, now);
  const live = ledger.lastFrom(gap.ruleId, firstGenerationAfter(gap));
  if (live) {
    const isOlder = trigger !== null && trigger.time <= live.time - MINUTE_MS;
    if (!isOlder || live.delivery !== 'due') return [];
    return [() => ledger.markLate(live.id, gap.reason, trigger.time)];
  }
  if (trigger) batch.adopt(tracked, progress, [trigger]);
  else if (progress.generation >= tracked.progress.generation) {
    batch.adopt(tracked, withLiveCount(tracked, progress), []);
  }
  return [];
}

/** A rule on volume goes on counting as it does in the present, where the contracts of the gap are part of the total. */
function withLiveCount({ rule, progress: { window } }: Tracked, progress: Progress): Progress {
  return rule.watch.condition.kind === 'volume' ? { ...progress, window } : progress;
}
