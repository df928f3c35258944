import type { PriceSubject, RuleSound } from '../../preload/contract/alerts.ts';
import type { ConditionKind, RuleFields } from './rule-fields.ts';

/** A value to choose and what people call it. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly name: string;
}

export const kindChoices: readonly Choice<ConditionKind>[] = [
  { value: 'price', name: 'A price reaches a level' },
  { value: 'move', name: 'A price moves by some amount' },
  { value: 'spread', name: 'The spread gets narrow or wide' },
  { value: 'volume', name: 'Many contracts are traded' },
  { value: 'closes-in', name: 'The market is about to close' },
  { value: 'trading', name: 'Trading pauses or resumes' },
  { value: 'outcome', name: 'The outcome is known' },
  { value: 'series-opens', name: 'The next market of a series opens' },
  { value: 'no-fresh-prices', name: 'Prices stop coming, of any market' },
];

export const subjectChoices: readonly Choice<PriceSubject>[] = [
  { value: 'mid', name: 'YES mid' },
  { value: 'yes-bid', name: 'YES bid' },
  { value: 'yes-ask', name: 'YES ask' },
  { value: 'last', name: 'YES last' },
  { value: 'no-bid', name: 'NO bid' },
  { value: 'no-ask', name: 'NO ask' },
];

export const priceDirectionChoices: readonly Choice<RuleFields['priceDirection']>[] = [
  { value: 'rises-to', name: 'rises to or above' },
  { value: 'falls-to', name: 'falls to or below' },
  { value: 'crosses', name: 'crosses, either way' },
];

export const moveDirectionChoices: readonly Choice<RuleFields['moveDirection']>[] = [
  { value: 'either', name: 'up or down' },
  { value: 'up', name: 'up' },
  { value: 'down', name: 'down' },
];

export const moveUnitChoices: readonly Choice<RuleFields['moveUnit']>[] = [
  { value: 'cents', name: 'cents' },
  { value: 'percent', name: 'percent' },
];

export const spreadDirectionChoices: readonly Choice<RuleFields['spreadDirection']>[] = [
  { value: 'at-most', name: 'at most' },
  { value: 'at-least', name: 'at least' },
];

export const changeChoices: readonly Choice<RuleFields['change']>[] = [
  { value: 'either', name: 'Pauses or resumes' },
  { value: 'paused', name: 'Pauses' },
  { value: 'resumed', name: 'Resumes' },
];

export const stageChoices: readonly Choice<RuleFields['stage']>[] = [
  { value: 'determined', name: 'Determined' },
  { value: 'settled', name: 'Settled' },
];

export const repeatChoices: readonly Choice<RuleFields['repeat']>[] = [
  { value: 'every-time', name: 'Every time' },
  { value: 'once', name: 'Once' },
  { value: 'at-most-every', name: 'At most every…' },
];

export const quietChoices: readonly Choice<RuleFields['quietThen']>[] = [
  { value: 'digest', name: 'Tell me at the end' },
  { value: 'drop', name: 'List it only' },
];

export const soundChoices: readonly Choice<RuleSound>[] = [
  { value: 'by-direction', name: 'By direction' },
  { value: 'up', name: 'Up' },
  { value: 'down', name: 'Down' },
  { value: 'none', name: 'None' },
];
