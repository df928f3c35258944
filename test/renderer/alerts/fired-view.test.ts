import { beforeEach, describe, expect, it } from 'vitest';
import type { FiringFilter, FiringPage } from '../../../preload/contract/alerts.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import { FiredView } from '../../../renderer/alerts/fired-view.svelte.ts';
import { firing, manyFirings } from '../harness/alert-facts.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { sceneNamed } from '../harness/scenes.ts';

describe('the list of what has fired', () => {
  let main: FakeMain;
  let view: FiredView;
  const asked = (): readonly FiringFilter[] => main.calls.listFirings;
  const ids = (): readonly number[] => view.firings.map(({ id }) => id);

  beforeEach(async () => {
    main = new FakeMain({ ...sceneNamed('watchlist'), firings: manyFirings(120) });
    view = new FiredView(main.api);
    await view.load();
  });

  it('comes in pages, each once, until there are no more', async () => {
    expect(ids()).toHaveLength(50);
    await Promise.all([view.more(), view.more()]);
    await view.more();
    await view.more();
    expect(ids()).toEqual(manyFirings(120).map(({ id }) => id));
    expect(asked()).toEqual([{ limit: 50 }, { limit: 50, before: 71 }, { limit: 50, before: 21 }]);
  });

  it('stays as long as it was when it is read anew', async () => {
    await view.more();
    await view.load();
    expect(ids()).toHaveLength(100);
  });

  it('shows what the filter finds', async () => {
    view.unseenOnly = true;
    await view.load();
    expect(ids()).toEqual([120, 119, 118]);
  });

  it('shows the answer to the latest question, even when an earlier one is answered after it', async () => {
    const answers: ((page: Result<FiringPage>) => void)[] = [];
    const slow = new FiredView({
      ...main.api,
      listFirings: () => new Promise((resolve) => answers.push(resolve)),
    });
    const asking = [slow.load(), slow.load()];
    answers[1]?.(ok({ firings: [firing(2)], hasMore: false }));
    answers[0]?.(ok({ firings: [firing(1)], hasMore: false }));
    await Promise.all(asking);
    expect(slow.firings.map(({ id }) => id)).toEqual([2]);
  });

  it('takes in what has just fired on top, once, and only what belongs to it', () => {
    view.add([firing(121), firing(122), firing(120)]);
    expect(ids().slice(0, 3)).toEqual([122, 121, 120]);
    view.ticker = 'KXOTHER-1';
    view.add([firing(123)]);
    expect(ids()[0]).toBe(122);
  });
});
