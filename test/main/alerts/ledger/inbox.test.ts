import { describe, expect, it } from 'vitest';
import { bidRisesTo, draft, Rig, TICKER } from '../rig.ts';

const OTHER = 'KXOTHER-1';

/** Two rules on two markets that have fired three times each, in turns. */
async function fired(): Promise<Rig> {
  const rig = await new Rig().start();
  rig.create(draft(bidRisesTo(64)));
  rig.create({
    ...draft(bidRisesTo(64)),
    watch: { scope: 'market', ticker: OTHER, condition: bidRisesTo(64) },
  });
  for (let turn = 0; turn < 3; turn += 1) {
    await rig.feed(60);
    rig.tick(rig.quote(60, { ticker: OTHER }));
    await rig.feed(65);
    rig.tick(rig.quote(65, { ticker: OTHER }));
  }
  await rig.clock.advance(60_000);
  return rig;
}

describe('the list of what has fired', () => {
  it('is read in pages, newest first', async () => {
    const { service } = await fired();
    const first = service.inbox.page({ limit: 4 });
    expect([first.firings.map(({ id }) => id), first.hasMore]).toEqual([[6, 5, 4, 3], true]);
    const second = service.inbox.page({ limit: 4, before: first.firings.at(-1)?.id ?? 0 });
    expect([second.firings.map(({ id }) => id), second.hasMore]).toEqual([[2, 1], false]);
  });

  it('can be filtered by market, rule, time and whether it was seen', async () => {
    const { service } = await fired();
    const count = (filter: Parameters<typeof service.inbox.page>[0]): number =>
      service.inbox.page(filter).firings.length;
    const [newest] = service.inbox.page({}).firings;
    service.inbox.markSeen([6, 5]);
    expect([count({ ticker: OTHER }), count({ ruleId: 1 }), count({ unseenOnly: true })]).toEqual([
      3, 3, 4,
    ]);
    expect([count({ from: newest?.time ?? 0 }), count({ to: newest?.time ?? 0 })]).toEqual([2, 4]);
  });

  it('counts what nobody has seen, and says so whenever it changes', async () => {
    const { service } = await fired();
    const heard: number[] = [];
    service.inbox.listenToUnseen((count) => heard.push(count));
    expect(service.inbox.unseen).toBe(6);
    service.inbox.markSeen([1]);
    const [first] = service.inbox.page({ ticker: TICKER }).firings;
    expect(service.onNotificationClicked(first ? [first] : [])).toEqual({
      ticker: TICKER,
      firingId: first?.id,
    });
    service.inbox.markSeen(null);
    expect([heard, service.inbox.unseen]).toEqual([[5, 4, 0], 0]);
  });

  it('is as it was when the disk takes no change, and says so', async () => {
    const { database, service } = await fired();
    database.pragma('query_only = ON');
    expect(service.inbox.clear({})).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(service.inbox.undoClear(1)).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(service.inbox.page({}).firings).toHaveLength(6);
  });

  it('is cleared, wholly or in part, and brought back', async () => {
    const rig = await fired();
    const cleared = rig.service.inbox.clear({ ticker: OTHER });
    expect([rig.ledger.length, rig.service.inbox.unseen]).toEqual([3, 3]);
    await rig.clock.advance(1000);
    rig.service.inbox.clear({});
    rig.service.inbox.undoClear(cleared.ok ? cleared.value : expect.fail(cleared.error.message));
    expect(rig.ledger.map(({ ticker }) => ticker)).toEqual([OTHER, OTHER, OTHER]);
  });

  it('does not show what was cleared before it could be shown', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64)));
    rig.service.rules.snooze([id], rig.clock.now() + 60_000);
    await rig.feed(60, 65);
    rig.service.inbox.clear({});
    await rig.clock.advance(120_000);
    expect(rig.notifier.shown).toEqual([]);
  });

  it('keeps the rule as it was, also when it has been changed or deleted since', async () => {
    const rig = await new Rig().start();
    const { id } = rig.create(draft(bidRisesTo(64), { note: 'before' }));
    await rig.feed(60, 65);
    rig.service.rules.change(id, draft(bidRisesTo(70), { note: 'after' }), null);
    rig.service.rules.remove([id]);
    expect(rig.ledger).toMatchObject([
      { note: 'before', watch: { condition: { threshold: 640_000 } } },
    ]);
  });
});
