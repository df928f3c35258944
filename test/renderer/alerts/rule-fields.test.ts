import { describe, expect, it } from 'vitest';
import { ruleDraftSchema } from '../../../preload/contract/alert-schemas.ts';
import type { AlertRuleDraft } from '../../../preload/contract/alerts.ts';
import { readFields } from '../../../renderer/alerts/read-fields.ts';
import { draftFor } from '../../../renderer/alerts/rule-draft.ts';
import { fieldsOf, newFields, type RuleFields } from '../../../renderer/alerts/rule-fields.ts';
import { everyRule, marketWatch, risesTo } from '../harness/alert-facts.ts';
import { dollars } from '../harness/markets.ts';

const now = Date.UTC(2026, 10, 22, 14, 30);
const draft = draftFor(marketWatch('KXA-1-B', risesTo('0.6400')));

function written(over: Partial<RuleFields>): AlertRuleDraft {
  const read = readFields({ ...newFields('KXA-1-B'), threshold: '64', ...over }, now);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return ruleDraftSchema.parse(read.draft);
}

const wrong = (over: Partial<RuleFields>): unknown => {
  const read = readFields({ ...newFields('KXA-1-B'), threshold: '64', ...over }, now);
  return read.ok ? {} : read.errors;
};

describe('the editor of a rule', () => {
  it.each(everyRule().map(({ rule }) => [rule.watch.condition.kind, rule.id, rule] as const))(
    'gives back a rule of kind %s (%i) as it was',
    (_kind, _id, rule) => {
      const before = ruleDraftSchema.parse(rule);
      expect(readFields(fieldsOf(before), now)).toEqual({ ok: true, draft: before });
    },
  );

  it('gives back what is told how and when', () => {
    const before: AlertRuleDraft = {
      ...draft,
      band: dollars('0.0250'),
      holdSeconds: 45,
      repeat: { kind: 'at-most-every', minutes: 90 },
      expiresTime: now + 86_400_000,
      quietHours: { start: 1350, end: 425, then: 'drop' },
      sound: 'none',
      muted: true,
      note: 'sell half',
      enabled: false,
    };
    expect(readFields(fieldsOf(before), now)).toEqual({ ok: true, draft: before });
  });

  it('starts a new rule with what a typed price on the row means too', () => {
    expect(written({})).toEqual(draft);
  });

  it('takes nothing of what belongs to another kind of condition', () => {
    const made = written({ kind: 'trading', threshold: 'x', moveBy: 'x', minutes: 'x', band: 'x' });
    expect(made.watch).toMatchObject({ condition: { kind: 'trading', change: 'either' } });
  });

  it('watches no market for a series or for the whole app', () => {
    expect(written({ kind: 'series-opens', series: ' kxbtcd ', ticker: '' }).watch).toEqual({
      scope: 'series',
      series: 'KXBTCD',
      condition: { kind: 'series-opens' },
    });
    expect(written({ kind: 'no-fresh-prices', minutes: '5', ticker: '' }).watch).toEqual({
      scope: 'app',
      condition: { kind: 'no-fresh-prices', minutes: 5 },
    });
  });

  it('counts percent and contracts whole, and cents to their hundredths', () => {
    const percent = written({ kind: 'move', moveUnit: 'percent', moveBy: '20' }).watch.condition;
    expect(percent).toMatchObject({ amount: { unit: 'percent', by: 20 } });
    const cents = written({ kind: 'move', moveBy: '2.5' }).watch.condition;
    expect(cents).toMatchObject({ amount: { unit: 'cents', by: 25_000 } });
    const volume = written({ kind: 'volume', contracts: '25,000' }).watch.condition;
    expect(volume).toMatchObject({ atLeast: 2_500_000 });
  });

  it('does without a band when it is 0 or empty', () => {
    expect(written({ band: '0' }).band).toBe(0);
    expect(written({ band: '' }).band).toBe(0);
  });

  it.each<[Partial<RuleFields>, keyof RuleFields, string]>([
    [{ threshold: '' }, 'threshold', 'Between 0 and 100'],
    [{ threshold: '100' }, 'threshold', 'Between 0 and 100'],
    [{ ticker: '' }, 'ticker', 'Choose a market'],
    [{ band: 'x' }, 'band', 'Type cents, as in 1'],
    [{ holdSeconds: '1.5' }, 'holdSeconds', 'Type a whole number from 0 to 86400'],
    [{ holdSeconds: '86401' }, 'holdSeconds', 'Type a whole number from 0 to 86400'],
    [{ kind: 'move', minutes: '0' }, 'minutes', 'Type a whole number from 1 to 1440'],
    [{ kind: 'move', moveBy: '' }, 'moveBy', 'Type cents, as in 5 or 2.5'],
    [{ kind: 'volume', contracts: '0' }, 'contracts', 'Type a number of contracts'],
    [{ kind: 'series-opens', series: 'two words' }, 'series', 'Type the series, as in KXBTCD'],
    [
      { repeat: 'at-most-every', repeatMinutes: '' },
      'repeatMinutes',
      'Type a whole number from 1 to 10080',
    ],
    [{ expires: '2026-11-21T00:00' }, 'expires', 'Choose a time to come'],
    [{ quiet: true, quietStart: '' }, 'quietStart', 'Choose a time'],
    [
      { quiet: true, quietStart: '07:00', quietEnd: '07:00' },
      'quietEnd',
      'Choose another time than the start',
    ],
  ])('says beside the field what is wrong with %j', (over, field, sentence) => {
    expect(wrong(over)).toEqual({ [field]: sentence });
  });
});
