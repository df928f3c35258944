import type {
  AlertRuleDraft,
  Condition,
  MarketCondition,
  MoveAmount,
  PriceSubject,
  QuietHours,
  Repeat,
  RuleSound,
  Watch,
} from '../../preload/contract/alerts.ts';
import { seriesOf } from '../../preload/contract/market.ts';
import { ONE_CENT, formatCents } from '../../preload/contract/prices.ts';
import { localMoment, timeOfMinute } from './clock-text.ts';
import { draftFor } from './rule-draft.ts';

export type ConditionKind = Condition['kind'];
type Of<Kind extends MarketCondition['kind']> = Extract<MarketCondition, { kind: Kind }>;

/** A rule as the editor's controls hold it: figures as they are typed, and a value for every kind of condition. */
export interface RuleFields {
  kind: ConditionKind;
  ticker: string;
  series: string;
  subject: PriceSubject;
  /** Cents. */
  threshold: string;
  priceDirection: Of<'price'>['direction'];
  moveDirection: Of<'move'>['direction'];
  /** In `moveUnit`. */
  moveBy: string;
  moveUnit: MoveAmount['unit'];
  spreadDirection: Of<'spread'>['direction'];
  /** Whole contracts. */
  contracts: string;
  /** The window of a move or volume, or how long before closing or without prices. */
  minutes: string;
  change: Of<'trading'>['change'];
  stage: Of<'outcome'>['stage'];
  /** Cents. */
  band: string;
  holdSeconds: string;
  repeat: Repeat['kind'];
  repeatMinutes: string;
  /** Local time as `2026-11-25T17:00`; empty for never. */
  expires: string;
  quiet: boolean;
  /** Local time as `22:00`. */
  quietStart: string;
  quietEnd: string;
  quietThen: QuietHours['then'];
  sound: RuleSound;
  muted: boolean;
  note: string;
  enabled: boolean;
}

/** Minutes that make sense for each kind of condition that counts some. */
export const usualMinutes: Partial<Record<ConditionKind, string>> = {
  move: '15',
  volume: '15',
  'closes-in': '60',
  'no-fresh-prices': '5',
};

/** The fields of a new rule for a market. */
export function newFields(ticker: string): RuleFields {
  const { subject, priceDirection: direction } = usualConditionFields;
  const condition = { kind: 'price', subject, direction, threshold: ONE_CENT } as const;
  return { ...fieldsOf(draftFor({ scope: 'market', ticker, condition })), threshold: '' };
}

/** The fields of a rule; what its condition does not have holds what is usual. */
export function fieldsOf(draft: AlertRuleDraft): RuleFields {
  const { watch, repeat, quietHours, expiresTime, sound, muted, note, enabled } = draft;
  return {
    ...usualConditionFields,
    ...watchFields(watch),
    ...conditionFields(watch.condition),
    kind: watch.condition.kind,
    band: formatCents(draft.band),
    holdSeconds: String(draft.holdSeconds),
    repeat: repeat.kind,
    repeatMinutes: repeat.kind === 'at-most-every' ? String(repeat.minutes) : '30',
    expires: expiresTime === null ? '' : localMoment(expiresTime),
    quiet: quietHours !== null,
    quietStart: timeOfMinute(quietHours?.start ?? 22 * 60),
    quietEnd: timeOfMinute(quietHours?.end ?? 7 * 60),
    quietThen: quietHours?.then ?? 'digest',
    sound,
    muted,
    note,
    enabled,
  };
}

const usualConditionFields = {
  subject: 'mid',
  threshold: '',
  priceDirection: 'rises-to',
  moveDirection: 'either',
  moveBy: '5',
  moveUnit: 'cents',
  spreadDirection: 'at-most',
  contracts: '1000',
  minutes: '15',
  change: 'either',
  stage: 'determined',
} as const;

function watchFields(watch: Watch): Pick<RuleFields, 'ticker' | 'series'> {
  switch (watch.scope) {
    case 'market':
      return { ticker: watch.ticker, series: seriesOf(watch.ticker) };
    case 'series':
      return { ticker: '', series: watch.series };
    case 'app':
      return { ticker: '', series: '' };
  }
}

function conditionFields(condition: Condition): Partial<RuleFields> {
  switch (condition.kind) {
    case 'price': {
      const { subject, direction, threshold } = condition;
      return { subject, priceDirection: direction, threshold: formatCents(threshold) };
    }
    case 'move': {
      const { subject, direction, amount, minutes } = condition;
      const moveBy = amount.unit === 'cents' ? formatCents(amount.by) : String(amount.by);
      return {
        subject,
        moveDirection: direction,
        moveBy,
        moveUnit: amount.unit,
        minutes: String(minutes),
      };
    }
    case 'spread':
      return {
        spreadDirection: condition.direction,
        threshold: formatCents(condition.threshold),
      };
    case 'volume':
      return { contracts: String(condition.atLeast / 100), minutes: String(condition.minutes) };
    case 'closes-in':
    case 'no-fresh-prices':
      return { minutes: String(condition.minutes) };
    case 'trading':
      return { change: condition.change };
    case 'outcome':
      return { stage: condition.stage };
    case 'series-opens':
      return {};
  }
}
