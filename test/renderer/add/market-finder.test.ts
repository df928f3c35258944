import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { KalshiTrayApi } from '../../../preload/contract/api.ts';
import type { Market } from '../../../preload/contract/market.ts';
import { ok, type Result } from '../../../preload/contract/result.ts';
import { MarketFinder } from '../../../renderer/add/market-finder.svelte.ts';
import { FakeApi } from '../harness/fake-api.ts';
import { market } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';

type Answer = (result: Result<readonly Market[]>) => void;

/** Stands for a main process that answers when and in the order a test wants. */
class SlowApi extends FakeApi {
  readonly answers = new Map<string, Answer>();

  override readonly findMarkets: KalshiTrayApi['findMarkets'] = ({ reference }) =>
    new Promise((resolve) => this.answers.set(reference, resolve));
}

describe('looking up what is typed', () => {
  let api: SlowApi;
  let finder: MarketFinder;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    api = new SlowApi(sceneNamed('watchlist'));
    finder = new MarketFinder(api);
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
    expect([...api.answers.keys()]).toEqual(['KXA-123']);
  });

  it('believes the answer to the latest text, whichever answer comes last', async () => {
    for (const text of ['KXA-1', 'KXB-2']) {
      finder.look(text);
      vi.advanceTimersByTime(250);
    }
    api.answers.get('KXB-2')?.(ok([market('KXB-2')]));
    api.answers.get('KXA-1')?.(ok([market('KXA-1')]));
    await vi.runAllTimersAsync();
    expect(finder.finding).toMatchObject({ name: 'found', markets: [{ ticker: 'KXB-2' }] });
  });

  it('drops what it looked up when the text names nothing any more', async () => {
    finder.look('KXA-1');
    vi.advanceTimersByTime(250);
    finder.look('rain');
    api.answers.get('KXA-1')?.(ok([market('KXA-1')]));
    await vi.runAllTimersAsync();
    expect(finder.finding).toEqual({ name: 'idle' });
  });
});
