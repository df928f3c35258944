import type { RuleStatus } from '../../preload/contract/alerts.ts';
import { complement, type MicroDollars } from '../../preload/contract/prices.ts';

/** The YES prices that a market's price alerts wait for, each once. Those on NO prices stand at the complement. */
export function alertLevels(statuses: readonly RuleStatus[]): readonly MicroDollars[] {
  const levels = statuses.flatMap(({ rule, state }) => {
    if (rule.watch.scope !== 'market' || state.name === 'off') return [];
    const { condition } = rule.watch;
    if (condition.kind !== 'price') return [];
    const isNo = condition.subject === 'no-bid' || condition.subject === 'no-ask';
    return [isNo ? complement(condition.threshold) : condition.threshold];
  });
  return [...new Set(levels)];
}
