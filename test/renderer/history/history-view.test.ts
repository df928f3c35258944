import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackfillProgress } from '../../../preload/contract/history.ts';
import { fail } from '../../../preload/contract/result.ts';
import { HistoryView } from '../../../renderer/history/history-view.svelte.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { sceneNamed } from '../harness/scenes.ts';

describe('the history of a market', () => {
  let main: FakeMain;
  let view: HistoryView;
  const asked = (): number => main.calls.getChart.length;

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    main = new FakeMain(sceneNamed('watchlist'));
    view = new HistoryView(main.api, 'KXA-1');
    await view.load();
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('is read for the span that is chosen, and shown as that when it is there', async () => {
    const chosen = view.choose('1w');
    expect([view.span, view.dataSpan]).toEqual(['1w', '1d']);
    await chosen;
    expect([view.dataSpan, view.data?.period]).toEqual(['1w', 60]);
  });

  it('shows the answer to the latest question only', async () => {
    await Promise.all([view.choose('1m'), view.choose('1h')]);
    expect(view.dataSpan).toBe('1h');
  });

  it('is read at its newest end at most once a second, and in full every 10 s, however many prices come', async () => {
    for (let tenth = 0; tenth < 300; tenth += 1) {
      view.renew();
      await vi.advanceTimersByTimeAsync(100);
    }
    const spans = main.calls.getChart.map(({ span }) => span);
    expect(spans.filter((span) => span === '1d')).toHaveLength(1 + 3);
    expect(spans.filter((span) => span !== '1d')).toHaveLength(27);
  });

  it('is read in full now and then while its past is fetched, and once more when that ends', async () => {
    const full = (): number => main.calls.getChart.filter(({ span }) => span === '1d').length;
    const follow = async (progress: BackfillProgress): Promise<void> => {
      if (view.follow(progress)) view.renew();
      await vi.advanceTimersByTimeAsync(1_000);
    };
    await follow({ name: 'idle' });
    expect(asked()).toBe(1);
    for (let done = 0; done < 12; done += 1) await follow({ name: 'running', done, total: 12 });
    expect(full()).toBe(1 + 1);
    await follow({ name: 'idle' });
    expect(full()).toBe(1 + 2);
    await follow({ name: 'idle' });
    expect(full()).toBe(1 + 2);
  });

  it('keeps what was looked up before its span when it is read again, and forgets it for another span', async () => {
    await view.extend();
    const reach = view.data?.range.startTime ?? 0;
    expect(view.data?.candles.length).toBeGreaterThan(1440);
    await view.load();
    expect(view.data?.range.startTime).toBe(reach);
    await view.choose('6h');
    expect(view.data?.candles.length).toBeLessThan(400);
  });

  it('looks no further back than there is anything stored', async () => {
    for (let page = 0; page < 5; page += 1) await view.extend();
    expect(view.hasOlder).toBe(false);
    const count = asked();
    await view.extend();
    expect(asked()).toBe(count);
  });

  it('tells the figures of what is in view', () => {
    expect(view.summary).toEqual(view.data?.summary);
    view.inView = { from: 0.5, to: 3.5 };
    expect(view.shown).toEqual(view.slots.slice(1, 4));
    expect(view.summary?.volume).toBeLessThan(view.data?.summary.volume ?? 0);
  });

  it('is drawn with up to three other markets of its event, in its own times and period', async () => {
    const { comparison } = view;
    await comparison.find();
    const others = comparison.candidates.filter(({ ticker }) => !comparison.has(ticker));
    for (const { ticker } of others) await comparison.toggle(ticker);
    expect(comparison.markets.map(({ ticker }) => ticker)).toEqual([
      'KXA-1',
      ...others.slice(0, 3).map(({ ticker }) => ticker),
    ]);
    expect(comparison.canToggle(others[3]?.ticker ?? '')).toBe(false);
    await view.choose('1w');
    expect(main.calls.getChart.slice(-3).map(({ period }) => period)).toEqual([60, 60, 60]);
    expect(comparison.times).toEqual(view.slots.map(({ endTime }) => endTime));
    for (const { ticker } of others.slice(0, 3)) await comparison.toggle(ticker);
    expect(comparison.isOn).toBe(false);
  });

  it('is read no more once nobody looks', async () => {
    view.renew();
    view.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(1);
  });

  it('keeps what it shows when it cannot be read again, and says why', async () => {
    const failing = new FakeMain({
      ...sceneNamed('watchlist'),
      failing: { getChart: fail('internal', 'Disk full.') },
    });
    const { data } = view;
    const both = new HistoryView({ ...main.api, getChart: (input) => switched(input) }, 'KXA-1');
    let works = true;
    const switched: typeof main.api.getChart = (input) =>
      (works ? main : failing).api.getChart(input);
    await both.load();
    works = false;
    await both.load();
    expect(both.data?.candles).toHaveLength(data?.candles.length ?? -1);
    expect(both.problem?.message).toBe('Disk full.');
    works = true;
    await both.load();
    expect(both.problem).toBeNull();
    works = false;
    await both.comparison.find();
    await both.comparison.toggle(both.comparison.candidates[0]?.ticker ?? '');
    expect(both.problem?.message).toBe('Disk full.');
  });
});
