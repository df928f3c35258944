import type {
  AlertRuleDraft,
  AlertState,
  Armed,
  OffReason,
  Side,
} from '../../../preload/contract/alerts.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import type { Reading } from './reading.ts';

/**
 * The way of a rule. `firing` lasts no time: it is the step at which one line goes into the ledger.
 *
 *            enabled, created            the condition begins to hold
 *   ┌─────┐ ────────────────▶ ┌───────┐ ────────────────────────────▶ ┌─────────┐
 *   │ off │                   │ armed │                               │ pending │
 *   └─────┘                   └───────┘ ◀──────────────────────────── └─────────┘
 *      ▲                       ▲     │   it ends, or is not known          │
 *      │                       │     │                                     │ held for long enough
 *      │                       │     │ held when first                     ▼
 *      │            band left, │     │ looked at (nothing            ┌────────┐
 *      │         interval over │     │ is told)                      │ firing │
 *      │                       │     ▼                               └────────┘
 *      │                    ┌─────────┐                               │      │
 *      │                    │ cooling │ ◀─────────────────────────────┘      │
 *      │                    └─────────┘                                      │
 *      └─────────────────────────────────────────────────────────────────────┘
 *        told once; from every state: disabled, expired, market settled
 *
 * Without a reading (no quote on that side, stale prices) nothing holds and nothing ends, with one exception: `pending`
 * falls back to `armed`, since nobody can say that the condition held without a break.
 */
export type Step = AlertState | { readonly name: 'firing'; readonly side: Side | null };

const SECOND_MS = 1000;

/** The next step, or the same object when there is none. */
export function transition(
  rule: AlertRuleDraft,
  state: AlertState,
  reading: Reading | null,
  now: number,
): Step {
  if (state.name === 'off') return state;
  if (rule.expiresTime !== null && now >= rule.expiresTime) return off('expired');
  switch (state.name) {
    case 'armed':
      return reading ? fromArmed(state, reading, now) : state;
    case 'pending':
      if (!reading || !holds(reading, state.armed.side)) return state.armed;
      return now - state.since < rule.holdSeconds * SECOND_MS
        ? state
        : { name: 'firing', side: state.armed.side };
    case 'cooling':
      if (!state.left) return reading && hasLeft(reading) ? leave(state, reading) : state;
      return now < state.until ? state : { name: 'armed', since: now, side: state.side };
  }
}

/** Where a rule goes once it has fired. */
export function afterFiring(rule: AlertRuleDraft, now: number): AlertState {
  if (rule.repeat.kind === 'once') return off('done');
  const interval = rule.repeat.kind === 'at-most-every' ? rule.repeat.minutes * MINUTE_MS : 0;
  return { name: 'cooling', since: now, until: now + interval, left: false, side: null };
}

/** When (Unix ms) the rule wants to be looked at although nothing happens; `null` when time alone changes nothing. */
export function nextWake(
  rule: AlertRuleDraft,
  state: AlertState,
  reading: Reading | null,
  now: number,
): number | null {
  switch (state.name) {
    case 'off':
      return null;
    case 'armed':
      return earliest(now, rule.expiresTime, reading?.dueTime);
    case 'pending': {
      const heldTime = state.since + rule.holdSeconds * SECOND_MS;
      return earliest(now, rule.expiresTime, heldTime, reading?.easeTime);
    }
    case 'cooling':
      return earliest(now, rule.expiresTime, state.left ? state.until : reading?.easeTime);
  }
}

/** Whether the condition holds for a value that was on `side` before. */
export function holds({ value, threshold, comparison }: Reading, side: Side | null): boolean {
  switch (comparison) {
    case 'at-least':
      return value >= threshold;
    case 'at-most':
      return value <= threshold;
    case 'across':
      return side === 'below' ? value >= threshold : side === 'above' && value <= threshold;
  }
}

export function off(reason: OffReason): AlertState {
  return { name: 'off', reason };
}

/** A condition that holds when it is looked at for the first time is no news: it has to end and begin again. */
function fromArmed(state: Armed, reading: Reading, now: number): Step {
  if (holds(reading, state.side)) {
    return state.side === null
      ? { name: 'cooling', since: state.since, until: now, left: false, side: null }
      : { name: 'pending', since: now, armed: state };
  }
  return state.side === null ? withSide(state, reading) : state;
}

function withSide(state: Armed, reading: Reading): Armed {
  const side = sideOf(reading);
  return side === null ? state : { ...state, side };
}

function leave(state: Extract<AlertState, { name: 'cooling' }>, reading: Reading): AlertState {
  return { ...state, left: true, side: sideOf(reading) };
}

function hasLeft({ value, threshold, comparison, band }: Reading): boolean {
  const below = value < threshold - band;
  const above = value > threshold + band;
  switch (comparison) {
    case 'at-least':
      return below;
    case 'at-most':
      return above;
    case 'across':
      return below || above;
  }
}

function sideOf({ value, threshold }: Reading): Side | null {
  if (value === threshold) return null;
  return value < threshold ? 'below' : 'above';
}

/** The first of these moments that is still to come; `null` when none is. */
function earliest(now: number, ...times: readonly (number | null | undefined)[]): number | null {
  let first: number | null = null;
  for (const time of times) {
    if (typeof time === 'number' && time > now && (first === null || time < first)) first = time;
  }
  return first;
}
