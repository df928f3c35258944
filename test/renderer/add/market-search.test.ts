import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CatalogueMatches } from '../../../preload/contract/catalogue.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { MarketSearch } from '../../../renderer/add/market-search.svelte.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { sceneNamed } from '../harness/scenes.ts';

const found = (known: number, isWalking = false): Result<CatalogueMatches> =>
  ok({ matches: [], known, walkedTime: null, isWalking, problem: null });

describe('searching for words', () => {
  let asked: string[];
  let answers: Result<CatalogueMatches>[];
  let search: MarketSearch;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    asked = [];
    answers = [];
    search = new MarketSearch({
      ...new FakeMain(sceneNamed('watchlist')).api,
      searchMarkets({ text }) {
        asked.push(text);
        return Promise.resolve(answers.shift() ?? found(0));
      },
    });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks once for a word typed quickly', async () => {
    for (const text of ['r', 'ra', 'rain ', 'rain']) search.look(text);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual(['rain']);
  });

  it('asks again while the exchange’s list is still being read, until it is', async () => {
    answers = [found(200, true), found(400, true), found(500)];
    search.look('rain');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(3);
    expect(search.matches?.known).toBe(500);
  });

  it('asks no more once the screen is left', async () => {
    answers = [found(200, true), found(400, true)];
    search.look('rain');
    await vi.advanceTimersByTimeAsync(500);
    search.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(1);
  });

  it('keeps what it found until there is something newer, also when all is deleted', async () => {
    answers = [found(200), found(300)];
    search.look('rain');
    await vi.advanceTimersByTimeAsync(500);
    search.look('rain in');
    expect(search.matches?.known).toBe(200);
    await vi.advanceTimersByTimeAsync(500);
    expect(search.matches?.known).toBe(300);
    search.look('');
    expect(search.matches?.known).toBe(300);
    expect(search.waiting).toBe(true);
    answers = [found(9)];
    await vi.advanceTimersByTimeAsync(0);
    expect(search.matches?.known).toBe(9);
    expect(search.waiting).toBe(false);
  });

  it('says why it could not search, and no more once it could', async () => {
    answers = [fail('internal', 'The list could not be read.'), found(300)];
    search.look('rain');
    await vi.advanceTimersByTimeAsync(500);
    expect(search.failure?.message).toBe('The list could not be read.');
    search.look('rains');
    await vi.advanceTimersByTimeAsync(500);
    expect(search.failure).toBeNull();
  });
});
