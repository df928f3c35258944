import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Market } from '../../../preload/contract/market.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import { MarketFinder } from '../../../renderer/add/market-finder.svelte.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { market } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';

type Answer = (result: Result<readonly Market[]>) => void;

describe('looking up what is typed', () => {
  /** Answers when and in the order a test wants, by what was asked for. */
  let answers: Map<string, Answer>;
  let finder: MarketFinder;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    answers = new Map();
    finder = new MarketFinder({
      ...new FakeMain(sceneNamed('watchlist')).api,
      findMarkets: ({ reference }) => new Promise((resolve) => answers.set(reference, resolve)),
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('waits for a pause in typing', () => {
    for (const text of ['KXA-1', 'KXA-12', 'KXA-123']) {
      finder.look(text);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(250);
    expect([...answers.keys()]).toEqual(['KXA-123']);
  });

  it('believes the answer to the latest text, whichever answer comes last', async () => {
    for (const text of ['KXA-1', 'KXB-2']) {
      finder.look(text);
      vi.advanceTimersByTime(250);
    }
    answers.get('KXB-2')?.(ok([market('KXB-2')]));
    answers.get('KXA-1')?.(ok([market('KXA-1')]));
    await vi.runAllTimersAsync();
    expect(finder.finding).toMatchObject({ name: 'found', markets: [{ ticker: 'KXB-2' }] });
  });

  it('drops what it looked up when the text names nothing any more', async () => {
    finder.look('KXA-1');
    vi.advanceTimersByTime(250);
    finder.look('rain');
    answers.get('KXA-1')?.(ok([market('KXA-1')]));
    await vi.runAllTimersAsync();
    expect(finder.finding).toEqual({ name: 'idle' });
  });
});
