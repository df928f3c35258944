import { describe, expect, it } from 'vitest';
import { bidRisesTo, draft, Rig } from '../rig.ts';

const MINUTE = 60_000;

describe('delivery', () => {
  it('groups what fires at once', async () => {
    const rig = await new Rig().start();
    for (let count = 0; count < 5; count += 1) rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 65);
    expect(rig.notifier.shown.map(({ kind, firings }) => [kind, firings.length])).toEqual([
      ['group', 5],
    ]);
    expect(rig.notifier.titles).toEqual(['5 alerts']);
  });

  it('tries again after a refusal, and leaves it to the list after three', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    rig.notifier.answer = 'failed';
    await rig.feed(60, 65);
    await rig.clock.advance(20_000);
    rig.notifier.answer = 'shown';
    await rig.clock.advance(15_000);
    expect(rig.ledger).toMatchObject([{ delivery: 'shown' }]);
    rig.notifier.answer = 'failed';
    await rig.feed(60, 65);
    await rig.clock.advance(5 * MINUTE);
    expect(rig.ledger).toMatchObject([{ delivery: 'shown' }, { delivery: 'failed' }]);
    expect(rig.service.inbox.unseen).toBe(2);
  });

  it('is not silenced by a system that never answers', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    rig.notifier.answer = 'silence';
    await rig.feed(60, 65);
    rig.notifier.answer = 'shown';
    await rig.clock.advance(MINUTE);
    expect(rig.ledger).toMatchObject([{ delivery: 'shown' }]);
  });

  it('shows after a restart what a crash kept from being shown, marked late', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    rig.notifier.answer = 'silence';
    await rig.feed(60, 65);
    rig.notifier.answer = 'shown';
    await rig.restart();
    expect(rig.ledger).toMatchObject([{ delivery: 'shown', late: 'undelivered' }]);
    expect(rig.notifier.shown[0]?.body).toContain('could not be shown then');
  });

  it('holds a snoozed rule back and tells what fired in one digest', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.snooze([id], rig.clock.now() + 60 * MINUTE);
    await rig.feed(60, 65, 60, 65);
    expect([rig.ledger.length, rig.notifier.shown.length]).toEqual([2, 0]);
    await rig.clock.advance(60 * MINUTE);
    expect(rig.notifier.titles).toEqual(['2 alerts while it was quiet']);
  });

  it('shows at once what was held back when the snooze is taken back', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.snooze([id], rig.clock.now() + 60 * MINUTE);
    await rig.feed(60, 65);
    rig.service.rules.snooze([id], null);
    await rig.clock.advance(0);
    expect(rig.notifier.titles).toEqual(['1 alert while it was quiet']);
  });

  it('tells at the end of quiet hours, or not at all, as the person chose', async () => {
    const rig = await new Rig().start();
    const quiet = { start: 12 * 60, end: 13 * 60 };
    rig.create(draft(bidRisesTo(64), { quietHours: { ...quiet, then: 'digest' }, note: 'told' }));
    rig.create(draft(bidRisesTo(64), { quietHours: { ...quiet, then: 'drop' }, note: 'dropped' }));
    await rig.feed(60, 65);
    await rig.restart();
    await rig.clock.advance(60 * MINUTE);
    expect(
      rig.notifier.shown.map(({ kind, firings }) => [kind, ...firings.map(({ note }) => note)]),
    ).toEqual([['digest', 'told']]);
    expect(rig.ledger.map(({ delivery, late }) => [delivery, late])).toEqual([
      ['shown', null],
      ['dropped', null],
    ]);
  });

  it('lets a muted rule fire into the list only', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.setMuted([id], true);
    await rig.feed(60, 65);
    expect([rig.ledger[0]?.delivery, rig.notifier.shown.length, rig.service.inbox.unseen]).toEqual([
      'dropped',
      0,
      1,
    ]);
  });

  it('drops what a rule still had to show when it is muted, and keeps quiet about a deleted one', async () => {
    const rig = await new Rig().start();
    const ids = [rig.create(draft(bidRisesTo(64))).id, rig.create(draft(bidRisesTo(64))).id];
    rig.service.rules.snooze(ids, rig.clock.now() + MINUTE);
    await rig.feed(60, 65);
    rig.service.rules.setMuted(ids.slice(0, 1), true);
    rig.service.rules.remove(ids.slice(1));
    await rig.clock.advance(2 * MINUTE);
    expect(rig.notifier.shown).toEqual([]);
  });

  it('wakes up for a snooze of many weeks without spinning', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.snooze([id], rig.clock.now() + 60 * 24 * 60 * MINUTE);
    await rig.feed(60, 65);
    expect(Math.max(...rig.clock.pending)).toBeLessThan(2 ** 31);
  });
});
