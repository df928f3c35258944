import { describe, expect, it } from 'vitest';
import type {
  AlertRule,
  AlertState,
  MarketCondition,
  RuleStatus,
} from '../../../preload/contract/alerts.ts';
import { ruleSentence, stateWords } from '../../../renderer/alerts/rule-words.ts';
import { timeOfDay } from '../../../renderer/format/time.ts';
import { marketWatch, risesTo, ruleStatus } from '../harness/alert-facts.ts';
import { contracts, dollars } from '../harness/markets.ts';

const now = new Date(2026, 10, 22, 14, 30).getTime();
const at = (hours: number, minutes: number): number =>
  new Date(2026, 10, 22, hours, minutes).getTime();

const status = (over: Partial<AlertRule> = {}, state?: AlertState): RuleStatus =>
  ruleStatus(1, marketWatch('A', risesTo('0.6400')), over, state);

const cooling: AlertState = { name: 'cooling', since: now, until: now, left: false, side: null };
const price = {
  kind: 'price',
  subject: 'mid',
  direction: 'rises-to',
  threshold: dollars('0.6400'),
} as const;
const armed: AlertState = { name: 'armed', since: now, side: 'below' };

describe('a rule in words', () => {
  it.each<[Partial<AlertRule>, string]>([
    [{}, 'YES mid at or above 64¢'],
    [{ holdSeconds: 90 }, 'YES mid at or above 64¢ for 90 s'],
    [{ holdSeconds: 120, repeat: { kind: 'once' } }, 'YES mid at or above 64¢ for 2 min, once'],
    [
      { repeat: { kind: 'at-most-every', minutes: 60 } },
      'YES mid at or above 64¢, at most every 1 h',
    ],
  ])('with %j is one sentence', (over, sentence) => {
    expect(ruleSentence(status(over).rule)).toBe(sentence);
  });

  it.each<[string, Partial<AlertRule>, AlertState]>([
    ['Watching', {}, armed],
    ['Watching · Muted', { muted: true }, armed],
    [`Snoozed until ${timeOfDay(at(15, 4))}`, { snoozedUntil: at(15, 4) }, armed],
    ['Watching', { snoozedUntil: at(14, 29) }, armed],
    ['Waiting 20 s', { holdSeconds: 30 }, { name: 'pending', since: now - 10_000, armed }],
    ['Waits until below 63¢', {}, cooling],
    [
      `Waits until below 63¢ · Snoozed until ${timeOfDay(at(15, 4))}`,
      { snoozedUntil: at(15, 4) },
      cooling,
    ],
    [`Fired, again from ${timeOfDay(at(15, 0))}`, {}, { ...cooling, left: true, until: at(15, 0) }],
    ['Paused', { snoozedUntil: at(15, 4) }, { name: 'off', reason: 'disabled' }],
    ['Done', {}, { name: 'off', reason: 'done' }],
    ['Expired', {}, { name: 'off', reason: 'expired' }],
    ['Market settled', {}, { name: 'off', reason: 'over' }],
  ])('stands as "%s"', (words, over, state) => {
    expect(stateWords(status(over, state), now)).toBe(words);
  });

  it.each<[string, MarketCondition]>([
    ['Waits until above 31¢', { ...price, direction: 'falls-to', threshold: dollars('0.3000') }],
    [
      'Waits until below 29¢ or above 31¢',
      { ...price, direction: 'crosses', threshold: dollars('0.3000') },
    ],
    ['Waits until below 1.5¢', { ...price, threshold: dollars('0.0225') }],
    [
      'Waits until above 4¢',
      { kind: 'spread', direction: 'at-most', threshold: dollars('0.0300') },
    ],
    ['Waits until it ends', { kind: 'volume', atLeast: contracts(100), minutes: 15 }],
  ])('waits as "%s" until it can fire again', (words, condition) => {
    const cooled = ruleStatus(1, marketWatch('A', condition), {}, cooling);
    expect(stateWords(cooled, now)).toBe(words);
  });
});
