import { describe, expect, it } from 'vitest';
import {
  noBurst,
  planDelivery,
  type Burst,
  type Waiting,
} from '../../../../main/alerts/delivery/delivery-plan.ts';
import type { Firing } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, draft, TICKER } from '../rig.ts';

function waiting(
  id: number,
  changes: { readonly held?: boolean; readonly releaseTime?: number } = {},
): Waiting {
  const firing: Firing = {
    id,
    ruleId: id,
    generation: 1,
    ticker: TICKER,
    watch: draft(bidRisesTo(64)).watch,
    note: '',
    sound: 'none',
    value: 0,
    threshold: 0,
    direction: 'up',
    result: null,
    time: 0,
    exchangeTime: null,
    receivedTime: 0,
    source: 'stream',
    late: null,
    delivery: 'due',
    held: changes.held ?? false,
    shownTime: null,
    seen: false,
  };
  return { firing, releaseTime: changes.releaseTime ?? 0 };
}

/** What is shown, in order, when nothing more comes in; `wait n` when the plan is to wait until n. */
function plans(all: readonly Waiting[], burst: Burst = noBurst, now = 100_000): readonly string[] {
  const plan = planDelivery(all, burst, now);
  if (plan.kind === 'wait') return [`wait ${plan.until}`];
  const ids = plan.firings.map(({ id }) => id);
  const rest = all.filter(({ firing }) => !ids.includes(firing.id));
  return [`${plan.form} ${ids.join(' ')}`, ...plans(rest, plan.burst, now)];
}

describe('the delivery plan', () => {
  it('shows up to three firings one by one', () => {
    expect(plans([waiting(1), waiting(2), waiting(3)])).toEqual([
      'single 1',
      'single 2',
      'single 3',
      'wait Infinity',
    ]);
  });

  it('shows more than three as one group', () => {
    expect(plans([1, 2, 3, 4].map((id) => waiting(id)))).toEqual([
      'group 1 2 3 4',
      'wait Infinity',
    ]);
  });

  it('makes a group of what is too much for the rest of a burst', () => {
    expect(plans([waiting(3), waiting(4)], { start: 98_000, shown: 2 })).toEqual([
      'group 3 4',
      'wait Infinity',
    ]);
  });

  it('waits for a burst to end that has used up its three, and then shows all that came', () => {
    const burst = { start: 98_000, shown: 3 };
    expect(plans([waiting(4)], burst)).toEqual(['wait 103000']);
    expect(
      plans(
        [4, 5, 6, 7].map((id) => waiting(id)),
        burst,
        103_000,
      ),
    ).toEqual(['group 4 5 6 7', 'wait Infinity']);
    expect(plans([waiting(4)], burst, 103_000)).toEqual(['single 4', 'wait Infinity']);
  });

  it('does not wait for a burst that lies in the future, after the clock was set back', () => {
    expect(plans([waiting(1)], { start: 200_000, shown: 3 })[0]).toBe('single 1');
  });

  it('tells what was held back as one digest, whatever the burst', () => {
    const all = [waiting(1, { held: true }), waiting(2), waiting(3, { held: true })];
    expect(plans(all, { start: 98_000, shown: 2 })).toEqual([
      'digest 1 3',
      'single 2',
      'wait Infinity',
    ]);
  });

  it('waits for the first release', () => {
    expect(
      plans([waiting(1, { releaseTime: 200_000 }), waiting(2, { releaseTime: 150_000 })]),
    ).toEqual(['wait 150000']);
  });
});
