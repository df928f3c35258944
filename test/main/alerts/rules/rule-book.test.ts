import { describe, expect, it } from 'vitest';
import type { AlertRuleDraft, RuleStatus } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, cents, draft, Rig, TICKER } from '../rig.ts';

const MINUTE = 60_000;
const states = (rig: Rig): readonly string[] =>
  rig.service.rules.all.map(({ state }) => state.name);
const ids = (all: readonly RuleStatus[]): readonly number[] => all.map(({ rule }) => rule.id);

describe('making a rule', () => {
  it('whose condition holds already is asked back, and nothing is saved', async () => {
    const rig = await new Rig().start();
    rig.tick(rig.quote(66));
    const outcome = rig.service.rules.create(draft(bidRisesTo(64)), null);
    expect(outcome).toMatchObject({ ok: true, value: { kind: 'already-holds', value: cents(66) } });
    expect(rig.service.rules.all).toEqual([]);
  });

  it('with "now" fires at once, with "next-crossing" the next time', async () => {
    const rig = await new Rig().start();
    rig.tick(rig.quote(66));
    const now = rig.create(draft(bidRisesTo(64)), 'now');
    expect(rig.ledger).toMatchObject([{ ruleId: now.id, value: cents(66) }]);
    const next = rig.create(draft(bidRisesTo(64)), 'next-crossing');
    await rig.feed(67, 60, 65);
    expect(rig.ledger.filter(({ ruleId }) => ruleId === next.id)).toMatchObject([
      { value: cents(65) },
    ]);
  });

  it('while prices are stale goes by the last that was known, and never fires by surprise', async () => {
    const rig = await new Rig().start();
    rig.tick(rig.quote(66));
    rig.goOffline();
    expect(rig.service.rules.create(draft(bidRisesTo(64)), null)).toMatchObject({
      value: { kind: 'already-holds' },
    });
    const unknown = {
      ...draft(bidRisesTo(64)),
      watch: { scope: 'market', ticker: 'KXNEW-1', condition: bidRisesTo(64) },
    } as const;
    rig.create(unknown);
    rig.goLive();
    await rig.clock.advance(0);
    rig.tick(rig.quote(70, { ticker: 'KXNEW-1' }));
    expect(rig.ledger).toEqual([]);
  });

  it('that would have expired already is refused with a sentence', async () => {
    const rig = await new Rig().start();
    const expired = draft(bidRisesTo(64), { expiresTime: rig.clock.now() });
    expect(rig.service.rules.create(expired, null)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  it('tells which markets and series the feed has to follow', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    rig.create({
      ...draft(bidRisesTo(64)),
      watch: { scope: 'series', series: 'KXBTC', condition: { kind: 'series-opens' } },
    });
    expect(rig.service.watched).toEqual({ tickers: [TICKER], series: ['KXBTC'] });
    rig.service.rules.remove(ids(rig.service.rules.all));
    expect(rig.service.watched).toEqual({ tickers: [], series: [] });
  });
});

describe('changing a rule', () => {
  it('to another price starts it anew, with the same question', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 65);
    expect(states(rig)).toEqual(['cooling']);
    expect(rig.service.rules.change(id, draft(bidRisesTo(62)), null)).toMatchObject({
      value: { kind: 'already-holds' },
    });
    rig.service.rules.change(id, draft(bidRisesTo(70)), null);
    expect(states(rig)).toEqual(['armed']);
    await rig.feed(70);
    expect(rig.ledger).toHaveLength(2);
  });

  it('in how it is told leaves it where it is', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 65);
    rig.service.rules.change(id, draft(bidRisesTo(64), { note: 'sell half', sound: 'none' }), null);
    await rig.feed(66);
    expect([states(rig), rig.ledger.length]).toEqual([['cooling'], 1]);
  });

  it('that does not exist any more says so', async () => {
    const rig = await new Rig().start();
    expect(rig.service.rules.change(7, draft(bidRisesTo(64)), null)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('revives one that was done, and pausing many at once keeps them from firing', async () => {
    const rig = await new Rig().start();
    const once = rig.create(draft(bidRisesTo(64), { repeat: { kind: 'once' } }));
    const other = rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 65, 60);
    rig.service.rules.setEnabled([once.id, other.id], false);
    await rig.feed(65, 60);
    expect([states(rig), rig.ledger.length]).toEqual([['off', 'off'], 2]);
    rig.service.rules.setEnabled([once.id, other.id], true);
    await rig.feed(60, 65);
    expect(rig.ledger).toHaveLength(4);
  });

  it('does not fire a rule that is let go on while its condition holds', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64), { enabled: false }));
    await rig.feed(60, 66);
    rig.service.rules.setEnabled([id], true);
    await rig.feed(67);
    expect(rig.ledger).toEqual([]);
  });

  it('does not make a price believed again that an interruption has put in doubt', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64), { holdSeconds: 60 }));
    await rig.feed(60, 65);
    rig.candles.down = true;
    rig.goOffline();
    rig.goLive();
    rig.service.rules.snooze([id], null);
    await rig.clock.advance(5 * MINUTE);
    expect(rig.ledger).toEqual([]);
  });
});

describe('copying, deleting and undoing', () => {
  it('copies a rule to other markets', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64), { note: 'n' }));
    const copies = rig.service.rules.duplicate(id, ['KXA-1', 'KXB-1']);
    expect(copies).toMatchObject({
      ok: true,
      value: [{ note: 'n', watch: { ticker: 'KXA-1' } }, { watch: { ticker: 'KXB-1' } }],
    });
    expect(rig.service.rules.all).toHaveLength(3);
  });

  it('does not copy what is not about a market', async () => {
    const rig = await new Rig().start();
    const app = rig.create({
      ...draft(bidRisesTo(64)),
      watch: { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } },
    });
    expect(rig.service.rules.duplicate(app.id, ['KXA-1'])).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  it('brings deleted rules back, also after a restart, and lets them wait anew', async () => {
    const rig = await new Rig().start();
    const kept = rig.create(draft(bidRisesTo(64)));
    const done = rig.create(draft(bidRisesTo(50), { repeat: { kind: 'once' } }), 'now');
    await rig.feed(60, 65);
    rig.service.rules.remove([kept.id, done.id]);
    await rig.feed(60, 65);
    expect([rig.service.rules.all, rig.ledger.length]).toEqual([[], 2]);
    await rig.restart();
    rig.service.rules.restore([kept.id, done.id]);
    expect(states(rig)).toEqual(['cooling', 'off']);
    await rig.feed(60, 65);
    expect(rig.ledger).toHaveLength(3);
  });

  it('forgets deleted rules after a day', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.remove([id]);
    rig.wall.skew += 25 * 60 * MINUTE;
    await rig.restart();
    rig.service.rules.restore([id]);
    expect(rig.service.rules.all).toEqual([]);
  });

  it('tells listeners what changed and what is gone', async () => {
    const rig = await new Rig().start();
    const heard: unknown[] = [];
    rig.service.listenToRules(({ changed, removed }) =>
      heard.push([changed.map(({ state }) => state.name), removed]),
    );
    const { id } = rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 65);
    rig.service.rules.remove([id]);
    expect(heard).toEqual([
      [['armed'], []],
      [['armed'], []],
      [['cooling'], []],
      [[], [id]],
    ]);
  });
});

describe('exporting and importing', () => {
  it('gives the same rules after everything was deleted', async () => {
    const rig = await new Rig().start();
    const drafts: readonly AlertRuleDraft[] = [
      draft(bidRisesTo(64), {
        note: '=SUM(1)',
        quietHours: { start: 1320, end: 420, then: 'drop' },
        muted: true,
      }),
      draft(
        {
          kind: 'move',
          subject: 'mid',
          direction: 'either',
          amount: { unit: 'percent', by: 5 },
          minutes: 10,
        },
        { repeat: { kind: 'at-most-every', minutes: 5 }, enabled: false },
      ),
      {
        ...draft(bidRisesTo(1)),
        watch: { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } },
      },
    ];
    for (const each of drafts) rig.create(each);
    const text = rig.service.rules.exportAll();
    rig.service.rules.remove(ids(rig.service.rules.all));
    expect(rig.service.rules.importAll(text)).toEqual({ ok: true, value: 3 });
    expect(rig.service.rules.exportAll()).toBe(text);
    expect(rig.service.rules.importAll(text)).toEqual({ ok: true, value: 0 });
    await rig.restart();
    expect(rig.service.rules.exportAll()).toBe(text);
  });

  it('does not fire imported rules whose conditions hold', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    const text = rig.service.rules.exportAll();
    rig.service.rules.remove(ids(rig.service.rules.all));
    rig.tick(rig.quote(66));
    rig.service.rules.importAll(text);
    await rig.feed(67);
    expect(rig.ledger).toEqual([]);
  });

  it.each([
    ['nonsense', 'not a file of alerts'],
    ['{"format":"kalshi-tray-alerts","version":2,"rules":[]}', 'newer version'],
    ['{"format":"kalshi-tray-alerts","version":1,"rules":[{}]}', 'Alert 1 cannot be read'],
  ])('refuses %s as a whole', async (text, words) => {
    const rig = await new Rig().start();
    const outcome = rig.service.rules.importAll(text);
    expect(outcome.ok ? '' : outcome.error.message).toContain(words);
  });

  it('refuses a condition that does not fit its scope', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    const text = rig.service.rules.exportAll().replace('"market"', '"app"');
    expect(rig.service.rules.importAll(text)).toMatchObject({ ok: false });
  });
});
