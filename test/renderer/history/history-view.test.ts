import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

  it('is read again at most every 10 s, however many prices come', async () => {
    for (let second = 0; second < 30; second += 1) {
      view.renew();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(asked()).toBe(1 + 3);
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
  });
});
