import type { Condition } from '../../../preload/contract/alerts.ts';
import { bandAbove, bandBelow } from '../../../preload/contract/alert-band.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import type { MicroDollars } from '../../../preload/contract/prices.ts';
import type { Reading } from './reading.ts';
import { priceOf, spreadOf, type Tick } from './tick.ts';
import { highest, lowest, nextForgetting, slide, type Window } from './window.ts';
import { tradedTick, type World } from './world.ts';

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

const BASIS_POINTS = 10_000;

/** Conditions that quotes decide; after an interruption they are checked against candles. */
export function isAboutQuotes(
  condition: Condition,
): condition is Of<'price' | 'move' | 'spread' | 'volume'> {
  const { kind } = condition;
  return kind === 'price' || kind === 'move' || kind === 'spread' || kind === 'volume';
}

export function readPrice(
  condition: Of<'price'>,
  band: MicroDollars,
  world: World,
): Reading | null {
  const tick = tradedTick(world);
  const value = tick && priceOf(tick, condition.subject);
  if (tick === null || value === null) return null;
  const { direction, threshold } = condition;
  const base = { ...fromTick(tick), value, threshold };
  const [above, below] = [bandAbove(threshold, band), bandBelow(threshold, band)];
  switch (direction) {
    case 'rises-to':
      return { ...base, comparison: 'at-least', heading: 'up', band: below };
    case 'falls-to':
      return { ...base, comparison: 'at-most', heading: 'down', band: above };
    case 'crosses':
      return { ...base, comparison: 'across', heading: null, band: Math.min(above, below) };
  }
}

export function readSpread(
  condition: Of<'spread'>,
  band: MicroDollars,
  world: World,
): Reading | null {
  const tick = tradedTick(world);
  const value = tick && spreadOf(tick);
  if (tick === null || value === null) return null;
  const { direction: comparison, threshold } = condition;
  const base = { ...fromTick(tick), value, threshold, comparison };
  return comparison === 'at-least'
    ? { ...base, heading: 'up', band: bandBelow(threshold, band) }
    : { ...base, heading: 'down', band: bandAbove(threshold, band) };
}

/**
 * How far the price is from its lowest and highest within the window, in micro-dollars or basis points. It has no band:
 * the window starts afresh with every firing, so the next one takes a whole move again.
 */
export function readMove(condition: Of<'move'>, window: Window, world: World): Reading | null {
  const tick = tradedTick(world);
  const { current } = window;
  if (tick === null || current === null) return null;
  const { unit, by } = condition.amount;
  const low = lowest(window) ?? current;
  const high = highest(window) ?? current;
  const up = unit === 'cents' ? current - low : basisPoints(current - low, low);
  const down = unit === 'cents' ? high - current : basisPoints(high - current, high);
  const heading = headingOf(condition.direction, up, down);
  return {
    ...fromTick(tick),
    value: heading === 'up' ? up : down,
    threshold: unit === 'cents' ? by : by * 100,
    band: 0,
    comparison: 'at-least',
    heading,
    easeTime: nextForgetting(window, condition.minutes * MINUTE_MS),
  };
}

/** Contracts traded within the window. A burst is over once a tenth of the threshold is missing. */
export function readVolume(condition: Of<'volume'>, window: Window, world: World): Reading | null {
  const tick = tradedTick(world);
  const { current } = window;
  if (tick === null || current === null) return null;
  const { atLeast: threshold } = condition;
  return {
    ...fromTick(tick),
    value: current - (lowest(window) ?? current),
    threshold,
    band: Math.floor(threshold / 10),
    comparison: 'at-least',
    heading: null,
    easeTime: nextForgetting(window, condition.minutes * MINUTE_MS),
  };
}

/** Brings the window of a condition that has one up to now; others keep what they have. */
export function observe(condition: Condition, window: Window, world: World, now: number): Window {
  if (condition.kind !== 'move' && condition.kind !== 'volume') return window;
  const tick = tradedTick(world);
  const value =
    tick && (condition.kind === 'move' ? priceOf(tick, condition.subject) : tick.volume);
  return slide(window, now, value, condition.minutes * MINUTE_MS);
}

function headingOf(direction: 'up' | 'down' | 'either', up: number, down: number): 'up' | 'down' {
  if (direction !== 'either') return direction;
  return up >= down ? 'up' : 'down';
}

function basisPoints(change: number, from: number): number {
  return from > 0 ? Math.floor((change * BASIS_POINTS) / from) : 0;
}

function fromTick({
  source,
}: Tick): Pick<Reading, 'ticker' | 'time' | 'dueTime' | 'easeTime' | 'source'> {
  return { ticker: null, time: null, dueTime: null, easeTime: null, source };
}
