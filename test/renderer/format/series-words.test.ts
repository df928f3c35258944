import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Market } from '../../../preload/contract/market.ts';
import { seriesWords } from '../../../renderer/format/series-words.ts';
import { timeOfDay } from '../../../renderer/format/time.ts';
import { marketOf } from '../../fakes/samples.ts';

const HOUR = 3_600_000;
const one = Date.UTC(2026, 10, 22, 13);
const two = one + HOUR;
const standing = { nextOpenTime: null };

const hourly = (closeTime: number, patch: Partial<Market> = {}): Market =>
  marketOf(`KXETH-${closeTime}-A`, { openTime: closeTime - HOUR, closeTime, ...patch });

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('where a series stands', () => {
  it('is told by the times its markets close, the previous one with its result', () => {
    expect(seriesWords(standing, hourly(one, { result: 'yes' }), hourly(two), one)).toEqual({
      previous: `${timeOfDay(one)} YES`,
      present: timeOfDay(two),
    });
  });

  it('is told by the days in the tickers of daily markets, wherever they close', () => {
    const day = (code: string): Market => marketOf(`KXHIGHNY-${code}-B1`, { closeTime: one });
    expect(seriesWords(standing, day('26NOV22'), day('26NOV23'), one)).toEqual({
      previous: new Date(2026, 10, 22).toLocaleDateString(undefined, {
        day: 'numeric',
        month: 'short',
      }),
      present: new Date(2026, 10, 23).toLocaleDateString(undefined, {
        day: 'numeric',
        month: 'short',
      }),
    });
  });

  it('says when the next opens while none is open', () => {
    const gap = { nextOpenTime: two };
    expect(seriesWords(gap, null, null, one).present).toBe(`opens ${timeOfDay(two)}`);
    expect(seriesWords(gap, null, null, two).present).toBe('opening…');
    expect(seriesWords(standing, null, null, one)).toEqual({
      previous: null,
      present: 'none open',
    });
  });

  it('names the zone of two hours that are called the same when the clocks are set back', async () => {
    vi.stubEnv('TZ', 'America/New_York');
    vi.resetModules();
    const inNewYork = await import('../../../renderer/format/series-words.ts');
    const first = Date.UTC(2026, 10, 1, 5);
    const words = inNewYork.seriesWords(standing, hourly(first), hourly(first + HOUR), first);
    expect(words.previous).toMatch(/EDT$/);
    expect(words.present).toMatch(/EST$/);
  });
});
