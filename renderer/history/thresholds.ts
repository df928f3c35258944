import type {
  AlertRule,
  AlertRuleDraft,
  MarketCondition,
  PriceSubject,
  RuleStatus,
} from '../../preload/contract/alerts.ts';
import { complement, formatCents, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Geometry } from './geometry.ts';
import { besideEachOther, LABEL, type Label } from './placement.ts';

type PriceCondition = Extract<MarketCondition, { kind: 'price' }>;

/** The price that an alert waits for, as a level of a chart of YES prices. */
export interface Threshold {
  readonly rule: AlertRule;
  readonly condition: PriceCondition;
  /** Of YES: rules on NO prices stand at the complement. */
  readonly price: MicroDollars;
}

/** A threshold on the chart, in CSS pixels. */
export interface PlacedThreshold extends Label {
  readonly threshold: Threshold;
  readonly price: MicroDollars;
  /** Whether the price itself is above (1) or below (-1) what the chart shows. */
  readonly beyond: number;
}

/** Half of a label: nearer to an edge it would be cut. */
const INSET = LABEL.height / 2;
const LEFT = 4;

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

/** Where thresholds stand, each label beside those it would hide. */
export function placeThresholds(
  thresholds: readonly Threshold[],
  priceOf: (threshold: Threshold) => MicroDollars,
  { yOf, height }: Pick<Geometry, 'yOf' | 'height'>,
): readonly PlacedThreshold[] {
  const lines = thresholds.map((threshold) => {
    const price = priceOf(threshold);
    const y = yOf(price) ?? 0;
    const shown = Math.max(INSET, Math.min(y, height - INSET));
    return { threshold, price, y: shown, beyond: Math.sign(shown - y) };
  });
  const columns = besideEachOther(
    lines.map(({ y }) => y),
    LABEL.height,
  );
  return lines.map((line, place) => ({
    ...line,
    left: LEFT + (columns[place] ?? 0) * LABEL.width,
  }));
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
