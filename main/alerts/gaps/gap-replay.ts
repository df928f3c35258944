import type { AlertRule, AlertState } from '../../../preload/contract/alerts.ts';
import { minuteTicks, type Minute } from './candle-ticks.ts';
import { evaluate, lasting, type Progress, type Trigger } from '../evaluate/evaluator.ts';
import type { OpenGap } from './gap-store.ts';
import { afterFiring } from '../evaluate/state-machine.ts';
import { emptyWindow, slide, type Window } from '../evaluate/window.ts';
import { emptyWorld } from '../evaluate/world.ts';

const MINUTE_MS = 60_000;

/** Where the minutes of a gap have brought a rule, and the one late firing they may have caused. */
export interface Replay {
  readonly progress: Progress;
  readonly trigger: Trigger | null;
}

/**
 * Lets a rule live through the minutes it has missed, up to its first firing: one is enough to know afterwards.
 *
 * A minute counts as it was at its end. One that began before the rule was armed is judged by its last price only: its
 * extremes may be older than the rule's waiting for them, and have been told already.
 */
export function replay(
  rule: AlertRule,
  gap: OpenGap,
  minutes: readonly Minute[],
  now: number,
): Replay {
  const { condition } = rule.watch;
  let progress: Progress = {
    ...gap.before,
    state: lasting(gap.before.state),
    window: condition.kind === 'volume' ? countingFrom(gap, minutes) : gap.before.window,
  };
  for (const minute of minutes) {
    const { endTime } = minute.candle;
    const startTime = endTime - MINUTE_MS;
    const since = waitingSince(progress.state);
    if (endTime <= gap.from || endTime <= since) continue;
    const part = startTime >= since ? 'whole' : 'end';
    for (const tick of minuteTicks(condition, minute, part)) {
      const world = { ...emptyWorld, tick };
      const seen = evaluate(rule, progress, world, Math.min(endTime, now));
      if (seen.trigger) return lateFiring(rule, gap, seen.trigger, startTime, now);
      progress = seen.progress;
    }
  }
  return { progress, trigger: null };
}

/** Contracts of the gap are counted on their own, without those of the minute in which it began. */
function countingFrom({ from }: OpenGap, minutes: readonly Minute[]): Window {
  const earlier = minutes.filter(({ candle }) => candle.endTime - MINUTE_MS < from);
  return slide(emptyWindow, from, earlier.at(-1)?.volume ?? 0, 0);
}

/** It counts as told now: the rule cools from now on, and a window starts with the next price. */
function lateFiring(
  rule: AlertRule,
  gap: OpenGap,
  trigger: Trigger,
  time: number,
  now: number,
): Replay {
  const { generation } = trigger;
  return {
    progress: { state: afterFiring(rule, now), generation, window: emptyWindow },
    trigger: { ...trigger, time, receivedTime: now, late: gap.reason },
  };
}

/** Since when what happened can make the rule fire. */
function waitingSince(state: AlertState): number {
  switch (state.name) {
    case 'off':
      return Infinity;
    case 'armed':
      return state.since;
    case 'pending':
      return state.armed.since;
    case 'cooling':
      return Math.max(state.since, state.until);
  }
}
