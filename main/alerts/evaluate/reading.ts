import type { AlertRuleDraft, AlertState, FiringSource } from '../../../preload/contract/alerts.ts';
import { assertNever } from '../../../preload/contract/result.ts';
import { readMove, readPrice, readSpread, readVolume } from './quote-readings.ts';
import {
  readCloses,
  readNoFreshPrices,
  readOpening,
  readOutcome,
  readTrading,
} from './state-readings.ts';
import type { Window } from './window.ts';
import type { World } from './world.ts';

/** One condition at one moment, as a value compared with a threshold: what the state machine needs to know of it. */
export interface Reading {
  readonly value: number;
  readonly threshold: number;
  /** `across` holds when the value reaches the threshold from the side it was on. */
  readonly comparison: 'at-least' | 'at-most' | 'across';
  /** How far beyond the threshold counts as having left it, in the unit of `value`. */
  readonly band: number;
  /** Which way the news points; `null` when it has no direction, or when the crossing tells. */
  readonly heading: 'up' | 'down' | null;
  /** The market it is about, when the rule itself does not name it. */
  readonly ticker: string | null;
  /** Unix ms at which it came true, when that is known better than "now". */
  readonly time: number | null;
  /** Unix ms at which it will come true if nothing else happens; `null` when time alone changes nothing. */
  readonly dueTime: number | null;
  /** Unix ms at which it may end if nothing else happens; `null` when time alone does not end it. */
  readonly easeTime: number | null;
  readonly source: FiringSource;
}

/** Reads a rule's condition; `null` when the facts it needs are not known, in which case it neither holds nor ends. */
export function read(
  rule: AlertRuleDraft,
  state: AlertState,
  window: Window,
  world: World,
  now: number,
): Reading | null {
  const { condition } = rule.watch;
  switch (condition.kind) {
    case 'price':
      return readPrice(condition, rule.band, world);
    case 'spread':
      return readSpread(condition, rule.band, world);
    case 'move':
      return readMove(condition, window, world);
    case 'volume':
      return readVolume(condition, window, world);
    case 'closes-in':
      return readCloses(condition, world, now);
    case 'trading':
      return readTrading(condition, world);
    case 'outcome':
      return readOutcome(condition, world);
    case 'series-opens':
      return readOpening(state, world, now);
    case 'no-fresh-prices':
      return readNoFreshPrices(condition, world, now);
    default:
      return assertNever(condition);
  }
}
