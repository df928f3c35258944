import type {
  AlertRule,
  AlertRuleDraft,
  MarketCondition,
  PriceSubject,
  RuleStatus,
} from '../../preload/contract/alerts.ts';
import { complement, formatCents, type MicroDollars } from '../../preload/contract/prices.ts';

type PriceCondition = Extract<MarketCondition, { kind: 'price' }>;

/** The price that an alert waits for, as a level of a chart of YES prices. */
export interface Threshold {
  readonly rule: AlertRule;
  readonly condition: PriceCondition;
  /** Of YES: rules on NO prices stand at the complement. */
  readonly price: MicroDollars;
}

const subjects: Readonly<Record<PriceSubject, string>> = {
  'yes-bid': 'Bid',
  'yes-ask': 'Ask',
  mid: 'Mid',
  last: 'Last',
  'no-bid': 'NO bid',
  'no-ask': 'NO ask',
};

const signs = { 'rises-to': '≥', 'falls-to': '≤', crosses: '↕' } as const;

/** The thresholds of a market's price alerts that are watched, highest first. */
export function thresholdsOf(statuses: readonly RuleStatus[]): readonly Threshold[] {
  return statuses
    .flatMap(({ rule, state }) => {
      if (rule.watch.scope !== 'market' || state.name === 'off') return [];
      const { condition } = rule.watch;
      if (condition.kind !== 'price') return [];
      return [{ rule, condition, price: yesPrice(condition.subject, condition.threshold) }];
    })
    .sort((a, b) => b.price - a.price || a.rule.id - b.rule.id);
}

/** What the rule would be with its threshold at another YES price. */
export function withThreshold({ rule, condition }: Threshold, price: MicroDollars): AlertRuleDraft {
  if (rule.watch.scope !== 'market') return rule;
  const moved = { ...condition, threshold: yesPrice(condition.subject, price) };
  return { ...rule, watch: { ...rule.watch, condition: moved } };
}

/** A threshold in a few characters: `Mid ≥ 64¢`, `NO bid ≤ 36¢`. `price` is where it stands, of YES. */
export function thresholdText({ subject, direction }: PriceCondition, price: MicroDollars): string {
  return `${subjects[subject]} ${signs[direction]} ${formatCents(yesPrice(subject, price))}¢`;
}

/** From a subject's price to that of YES, and back. */
export function yesPrice(subject: PriceSubject, price: MicroDollars): MicroDollars {
  return subject === 'no-bid' || subject === 'no-ask' ? complement(price) : price;
}
