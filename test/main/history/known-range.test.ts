import { describe, expect, it } from 'vitest';
import { knownRange } from '../../../main/history/known-range.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const noon = Date.UTC(2026, 10, 22, 12);
const ends = (startTime: number, endTime: number) => ({ startTime, endTime });

describe('what is known of a market', () => {
  it('ends where recording ended, not with the hour and day that were still forming', () => {
    const known = knownRange(
      [
        { period: 1, bounds: ends(noon - 20 * MINUTE, noon + 32 * MINUTE) },
        { period: 60, bounds: ends(noon, noon + HOUR) },
        { period: 1440, bounds: ends(noon + DAY / 2, noon + DAY / 2) },
      ],
      ends(noon - 20.5 * MINUTE, noon + 31.9 * MINUTE),
      noon + 3 * HOUR,
    );
    expect(known).toEqual(ends(noon - 20.5 * MINUTE, noon + 31.9 * MINUTE));
  });

  it('reaches as far back as coarser candles do', () => {
    const known = knownRange(
      [
        { period: 1, bounds: ends(noon, noon + MINUTE) },
        { period: 60, bounds: ends(noon - 30 * HOUR, noon) },
        { period: 1440, bounds: ends(noon - 60.5 * DAY, noon - DAY / 2) },
      ],
      null,
      noon + DAY,
    );
    expect(known).toEqual(ends(noon - 61.5 * DAY, noon + MINUTE));
  });

  it('begins with what is left when hours and days, too, are no longer kept', () => {
    const known = knownRange(
      [
        { period: 1, bounds: ends(noon - HOUR, noon) },
        { period: 60, bounds: ends(noon - 29 * DAY, noon) },
        { period: 1440, bounds: ends(noon - 28.5 * DAY, noon + DAY / 2) },
      ],
      ends(noon - 300 * DAY, noon),
      noon,
    );
    expect(known).toEqual(ends(noon - 29.5 * DAY, noon));
  });

  it('is never of the future', () => {
    const bounds = ends(noon + HOUR, noon + HOUR);
    expect(knownRange([{ period: 60, bounds }], null, noon + MINUTE)).toEqual(
      ends(noon, noon + MINUTE),
    );
  });

  it('is nothing when nothing is stored', () => {
    expect(knownRange([{ period: 1, bounds: null }], null, noon)).toBeNull();
  });
});
