import type {
  AlertRuleDraft,
  AlertState,
  FiringSource,
  Lateness,
  Side,
} from '../../../preload/contract/alerts.ts';
import { isSettled, type MarketResult } from '../../../preload/contract/market.ts';
import { observe } from './quote-readings.ts';
import { read, type Reading } from './reading.ts';
import { afterFiring, nextWake, off, transition, type Step } from './state-machine.ts';
import { emptyWindow, restart, type Window } from './window.ts';
import type { World } from './world.ts';

/** What is remembered of a rule between two looks at it. */
export interface Progress {
  readonly state: AlertState;
  /** How often the rule has been armed. Each arming can fire once, which is what makes firings countable. */
  readonly generation: number;
  readonly window: Window;
}

/** The news itself, before it becomes a line of the ledger. Units as in `Firing`, times in Unix ms. */
export interface Trigger {
  readonly generation: number;
  readonly ticker: string | null;
  readonly value: number;
  readonly threshold: number;
  readonly direction: 'up' | 'down' | null;
  readonly result: MarketResult | null;
  readonly time: number;
  readonly exchangeTime: number | null;
  readonly receivedTime: number;
  readonly source: FiringSource;
  /** Why it comes late, when it was looked up afterwards. */
  readonly late: Lateness | null;
}

export interface Evaluation {
  readonly progress: Progress;
  readonly trigger: Trigger | null;
  /** When (Unix ms) to look again although nothing happens. */
  readonly wake: number | null;
}

/**
 * Looks at a rule: what it remembers and what is known of the world at `now` give what it will remember, at most one
 * firing, and when to look again. Pure; looking twice at the same world changes nothing the second time.
 *
 * When something happens, look first at the world before it and then at the world after it, both at `now`. The first
 * look settles what only time has done since the last one, so the outcome does not depend on how punctual timers are.
 */
export function evaluate(
  rule: AlertRuleDraft,
  progress: Progress,
  world: World,
  now: number,
): Evaluation {
  if (progress.state.name === 'off') return { progress, trigger: null, wake: null };
  const { condition } = rule.watch;
  let state: AlertState = progress.state;
  let generation = progress.generation;
  let window = observe(condition, progress.window, world, now);
  let trigger: Trigger | null = null;
  for (;;) {
    const reading = read(rule, state, window, world, now);
    const next: Step = isOver(rule, state, world)
      ? off('over')
      : transition(rule, state, reading, now);
    if (next === state) {
      return {
        progress: remember(progress, state, generation, window),
        trigger,
        wake: nextWake(rule, state, reading, now),
      };
    }
    if (next.name === 'firing' && reading) {
      trigger = triggerOf(rule, reading, next.side, generation, world, now);
      state = afterFiring(rule, now);
      if (condition.kind === 'move') window = restart(window);
    } else if (next.name !== 'firing') {
      if (state.name === 'cooling' && next.name === 'armed') generation += 1;
      state = next;
    }
  }
}

/** A new life for a rule: it was created, changed, enabled or brought back. `now` makes a condition that holds fire. */
export function begin(
  rule: AlertRuleDraft,
  generation: number,
  start: 'now' | 'next-crossing',
  now: number,
): Progress {
  const side = start === 'now' ? sideBefore(rule) : null;
  const state: AlertState = rule.enabled ? { name: 'armed', since: now, side } : off('disabled');
  return { state, generation: generation + 1, window: emptyWindow };
}

/** The reading of a condition that holds before the rule has begun; `null` when it does not, or cannot be known. */
export function alreadyHolds(rule: AlertRuleDraft, world: World, now: number): Reading | null {
  const { condition } = rule.watch;
  if (condition.kind === 'trading' && condition.change !== 'paused') return null;
  const start = begin({ ...rule, enabled: true }, 0, 'next-crossing', now);
  const { progress } = evaluate(rule, start, world, now);
  if (progress.state.name !== 'cooling') return null;
  return read(rule, progress.state, progress.window, world, now);
}

/** What survives a restart: nobody can say that a condition held while the app was not there. */
export function lasting(state: AlertState): Exclude<AlertState, { name: 'pending' }> {
  return state.name === 'pending' ? state.armed : state;
}

/** After the clock was set back: nothing lies in the future, and no window spans the change. */
export function rewind({ state, generation }: Progress, now: number): Progress {
  return { state: rewindState(lasting(state), now), generation, window: emptyWindow };
}

function rewindState(state: Exclude<AlertState, { name: 'pending' }>, now: number): AlertState {
  if (state.name === 'off' || state.since <= now) return state;
  if (state.name === 'armed') return { ...state, since: now };
  return { ...state, since: now, until: now + (state.until - state.since) };
}

/** Nothing more can come of a settled market, except the news that it has settled. */
function isOver(rule: AlertRuleDraft, state: Step, { market }: World): boolean {
  if (state.name === 'off' || !market || !isSettled(market)) return false;
  return rule.watch.condition.kind !== 'outcome' || state.name === 'cooling';
}

/** A two-way rule learns its side from the first value; for the others any side says that the value was seen before. */
function sideBefore({ watch: { condition } }: AlertRuleDraft): Side | null {
  const twoWay =
    (condition.kind === 'price' && condition.direction === 'crosses') ||
    (condition.kind === 'trading' && condition.change === 'either');
  return twoWay ? null : 'below';
}

function triggerOf(
  { watch }: AlertRuleDraft,
  reading: Reading,
  side: Side | null,
  generation: number,
  world: World,
  now: number,
): Trigger {
  const { tick, market } = world;
  const quoted = tick !== null && reading.source === tick.source;
  return {
    generation,
    ticker: watch.scope === 'market' ? watch.ticker : reading.ticker,
    value: reading.value,
    threshold: reading.threshold,
    direction: reading.heading ?? (reading.comparison === 'across' ? headingFrom(side) : null),
    result: market?.result ?? null,
    time: reading.time ?? now,
    exchangeTime: quoted ? tick.exchangeTime : null,
    receivedTime: quoted ? tick.receivedTime : now,
    source: reading.source,
    late: null,
  };
}

const headingFrom = (side: Side | null): 'up' | 'down' => (side === 'above' ? 'down' : 'up');

/** The same object when nothing changed, so that callers can tell by identity. */
function remember(
  before: Progress,
  state: AlertState,
  generation: number,
  window: Window,
): Progress {
  return state === before.state && window === before.window
    ? before
    : { state, generation, window };
}
