import { bandAbove, bandBelow } from '../../preload/contract/alert-band.ts';
import { describeCondition, span } from '../../preload/contract/alert-words.ts';
import type {
  AlertRule,
  AlertState,
  Condition,
  OffReason,
  RuleStatus,
} from '../../preload/contract/alerts.ts';
import { formatCents, type MicroDollars } from '../../preload/contract/prices.ts';
import { assertNever } from '../../preload/contract/result.ts';
import { spanText, timeOfDay } from '../format/time.ts';

type Leveled = Extract<Condition, { kind: 'price' | 'spread' }>;

const SECOND_MS = 1000;

const offWords: Readonly<Record<OffReason, string>> = {
  disabled: 'Paused',
  done: 'Done',
  expired: 'Expired',
  over: 'Market settled',
};

/** A rule as one sentence, without its market: `YES mid at or above 64¢ for 30 s, once`. */
export function ruleSentence(rule: AlertRule): string {
  const held = rule.holdSeconds > 0 ? ` for ${secondsText(rule.holdSeconds)}` : '';
  return `${describeCondition(rule.watch.condition)}${held}${repeatWords(rule)}`;
}

/** Where a rule stands, and what keeps it from being told: `Watching · Muted`, `Waits until below 63¢`. */
export function stateWords(status: RuleStatus, now: number): string {
  const { rule, state } = status;
  const snoozed = isSnoozed(rule, now) ? `Snoozed until ${timeOfDay(rule.snoozedUntil)}` : null;
  const standing = state.name === 'armed' ? (snoozed ?? 'Watching') : standingWords(status, now);
  const held = state.name === 'armed' || state.name === 'off' ? null : snoozed;
  return [standing, held, rule.muted && 'Muted'].filter(Boolean).join(' · ');
}

/** Whether what the rule fires is held back for now. */
export function isSnoozed(
  rule: AlertRule,
  now: number,
): rule is AlertRule & { readonly snoozedUntil: number } {
  return rule.snoozedUntil !== null && rule.snoozedUntil > now;
}

function standingWords({ rule, state }: RuleStatus, now: number): string {
  switch (state.name) {
    case 'off':
      return offWords[state.reason];
    case 'armed':
      return 'Watching';
    case 'pending': {
      const left = state.since + rule.holdSeconds * SECOND_MS - now;
      return `Waiting ${spanText(Math.max(0, left))}`;
    }
    case 'cooling':
      return coolingWords(rule, state, now);
    default:
      return assertNever(state);
  }
}

/** `90 s`, but `2 min`. */
function secondsText(seconds: number): string {
  return seconds % 60 === 0 ? span(seconds / 60) : `${seconds} s`;
}

function coolingWords(
  { watch: { condition }, band }: AlertRule,
  { left, until }: Extract<AlertState, { name: 'cooling' }>,
  now: number,
): string {
  if (left) return until > now ? `Fired, again from ${timeOfDay(until)}` : 'Watching';
  if (condition.kind !== 'price' && condition.kind !== 'spread') return 'Waits until it ends';
  return `Waits until ${awayFrom(condition, band)}`;
}

/** Where the price or spread must get to before the rule can fire again. */
function awayFrom({ direction, threshold }: Leveled, band: MicroDollars): string {
  const [down, up] = [bandBelow(threshold, band), bandAbove(threshold, band)];
  const nearer = Math.min(down, up);
  switch (direction) {
    case 'rises-to':
    case 'at-least':
      return `below ${cents(threshold - down)}`;
    case 'falls-to':
    case 'at-most':
      return `above ${cents(threshold + up)}`;
    case 'crosses':
      return `below ${cents(threshold - nearer)} or above ${cents(threshold + nearer)}`;
    default:
      return assertNever(direction);
  }
}

const cents = (price: number): string => `${formatCents(price as MicroDollars)}¢`;

function repeatWords({ repeat }: AlertRule): string {
  switch (repeat.kind) {
    case 'once':
      return ', once';
    case 'every-time':
      return '';
    case 'at-most-every':
      return `, at most every ${span(repeat.minutes)}`;
    default:
      return assertNever(repeat);
  }
}
