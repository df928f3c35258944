import type { AlertRule, AlertState } from '../../../preload/contract/alerts.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import { NO_CONTRACTS, type CentiContracts } from '../../../preload/contract/prices.ts';
import {
  closingTick,
  fillMinutes,
  minuteTicks,
  type Minute,
  type MinuteCandle,
} from './candle-ticks.ts';
import { evaluate, lasting, type Progress, type Trigger } from '../evaluate/evaluator.ts';
import type { OpenGap } from './gap-store.ts';
import { afterFiring } from '../evaluate/state-machine.ts';
import type { Tick } from '../evaluate/tick.ts';
import { emptyWindow, slide } from '../evaluate/window.ts';
import { emptyWorld } from '../evaluate/world.ts';

/** Where the minutes of a gap have brought a rule, and the one late firing they may have caused. */
export interface Replay {
  readonly progress: Progress;
  readonly trigger: Trigger | null;
}

/** A rule on its way through a gap. */
interface Passage extends Replay {
  /** The prices in force; `null` while they are not known. */
  readonly tick: Tick | null;
  /** When (Unix ms) to look at the rule although the prices stay what they are. */
  readonly wake: number | null;
}

/**
 * Lets a rule live through the minutes it has missed, up to its first firing: one is enough to know afterwards.
 *
 * A minute counts as it was at its end, and what it ended with stays in force until the next one that is told of. One that
 * began before the rule was armed is judged by its last price only: its extremes may be older than the rule's waiting for
 * them, and have been told already. The last minute before `now` is left to those who watch.
 */
export function replay(
  rule: AlertRule,
  gap: OpenGap,
  candles: readonly MinuteCandle[],
  now: number,
): Replay {
  const minutes = fillMinutes(candles, gap.tick?.last ?? null);
  let passage = begin(rule, gap, minutes);
  for (const minute of minutes) {
    const { endTime } = minute.candle;
    const startTime = endTime - MINUTE_MS;
    if (endTime <= gap.from) continue;
    passage = wait(rule, passage, startTime);
    if (passage.trigger) break;
    passage = live(rule, passage, minute, now);
    if (passage.trigger) return lateFiring(rule, gap, passage.trigger, startTime, now);
  }
  passage = wait(rule, passage, now - MINUTE_MS);
  const { progress, trigger } = passage;
  return trigger ? lateFiring(rule, gap, trigger, trigger.time, now) : { progress, trigger };
}

function begin({ watch }: AlertRule, gap: OpenGap, minutes: readonly Minute[]): Passage {
  const { from, before, tick } = gap;
  const volume = volumeBefore(gap, minutes);
  const isVolume = watch.condition.kind === 'volume';
  const window = isVolume ? slide(emptyWindow, from, volume, 0) : before.window;
  const state = lasting(before.state);
  return {
    progress: { ...before, state, window },
    trigger: null,
    tick: tick && { ...tick, volume, source: 'candles' },
    wake: Math.max(from, beginningOf(state)),
  };
}

/** Nothing happens, except that the rule is looked at whenever it has wanted to be, as it would have been. */
function wait(rule: AlertRule, passage: Passage, until: number): Passage {
  let at = passage;
  while (!at.trigger && at.tick && at.wake !== null && at.wake <= until) {
    at = look(rule, at, at.tick, at.wake);
  }
  return at;
}

/** A minute in which something happened. */
function live(rule: AlertRule, before: Passage, minute: Minute, now: number): Passage {
  const { endTime } = minute.candle;
  const { condition } = rule.watch;
  const { state } = before.progress;
  if (endTime <= beginningOf(state)) return { ...before, tick: closingTick(minute) };
  const part = endTime - MINUTE_MS >= waitingSince(state) ? 'whole' : 'end';
  return minuteTicks(condition, minute, part).reduce(
    (passage, tick) =>
      passage.trigger ? passage : look(rule, passage, tick, Math.min(endTime, now)),
    before,
  );
}

function look(rule: AlertRule, { progress }: Passage, tick: Tick, time: number): Passage {
  return { ...evaluate(rule, progress, { ...emptyWorld, tick }, time), tick };
}

/** Contracts of the gap are counted on their own, without those of the minute in which it began. */
function volumeBefore({ from }: OpenGap, minutes: readonly Minute[]): CentiContracts {
  const earlier = minutes.filter(({ candle }) => candle.endTime - MINUTE_MS < from);
  return earlier.at(-1)?.volume ?? NO_CONTRACTS;
}

/** It counts as told now: the rule cools from now on, and a window starts with the next price. No quote has brought it. */
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
    trigger: { ...trigger, time, exchangeTime: null, receivedTime: now, late: gap.reason },
  };
}

/** Since when the rule has been where it is. */
function beginningOf(state: AlertState): number {
  return state.name === 'off' ? Infinity : state.since;
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
