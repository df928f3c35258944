import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Mutable, TimeScalePoint, UTCTimestamp } from 'lightweight-charts';
import type { CandlePeriod } from '../../../preload/contract/history.ts';
import { CalendarAxis } from '../../../renderer/history/calendar-axis.ts';

const HOUR = 3_600_000;
/** As the library weighs where a day or a month begins. */
const [DAY, MONTH] = [50, 60];

/** Which of these points (Unix ms) begin a day or a month on the axis, as ISO times. */
function beginnings(times: readonly number[], period: CandlePeriod): Record<string, number> {
  const axis = new CalendarAxis();
  axis.period = period;
  const points = times.map((time): Mutable<TimeScalePoint> => {
    const originalTime = (time / 1000) as UTCTimestamp;
    const weightless = 0 as TimeScalePoint['timeWeight'];
    return {
      originalTime,
      time: axis.convertHorzItemToInternal(originalTime),
      timeWeight: weightless,
    };
  });
  axis.fillWeightsForPoints(points, 0);
  const heavy = points.flatMap(({ timeWeight }, place) => {
    const iso = new Date(times[place] ?? NaN).toISOString().slice(0, 16);
    return place > 0 && timeWeight >= DAY ? [[iso, Number(timeWeight)]] : [];
  });
  return Object.fromEntries(heavy) as Record<string, number>;
}

const hourly = (start: string, hours: number): number[] =>
  Array.from({ length: hours }, (_, hour) => Date.parse(start) + hour * HOUR);

describe('the time axis', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['America/New_York', { '2026-11-22T05:00': DAY, '2026-11-23T05:00': DAY }],
    ['Asia/Kolkata', { '2026-11-22T19:00': DAY, '2026-11-23T19:00': DAY }],
    ['UTC', { '2026-11-23T00:00': DAY }],
  ])('begins days with the first hour after midnight in %s', (zone, expected) => {
    vi.stubEnv('TZ', zone);
    expect(beginnings(hourly('2026-11-22T00:00Z', 46), 60)).toEqual(expected);
  });

  it('begins the day of a change of clocks once', () => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(beginnings(hourly('2026-10-31T12:00Z', 48), 60)).toEqual({
      '2026-11-01T04:00': MONTH,
      '2026-11-02T05:00': DAY,
    });
  });

  it('begins months with the first whole day, which is one of UTC everywhere', () => {
    vi.stubEnv('TZ', 'America/New_York');
    const days = [29, 30, 31, 32, 33].map((day) => Date.UTC(2026, 9, day));
    expect(beginnings(days, 1440)).toEqual({
      '2026-10-30T00:00': DAY,
      '2026-10-31T00:00': DAY,
      '2026-11-01T00:00': DAY,
      '2026-11-02T00:00': MONTH,
    });
  });
});
