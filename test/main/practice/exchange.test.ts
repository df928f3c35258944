import { describe, expect, it } from 'vitest';
import { maintenanceSchedule } from '../../../main/practice/wire/exchange.ts';

/** The maintenance window told at a moment. */
function windowAt(text: string): unknown {
  const [window] = maintenanceSchedule(Date.parse(text)).maintenance_windows;
  return window && [window.start_datetime, window.end_datetime];
}

describe('the weekly maintenance', () => {
  // 26 November 2026 is a Thursday; Eastern Standard Time is five hours behind UTC.
  const thisWeek = ['2026-11-26T08:00:00.000Z', '2026-11-26T10:00:00.000Z'];

  it('is on Thursday from three to five in the morning, Eastern time', () => {
    expect(windowAt('2026-11-22T12:00:00Z')).toEqual(thisWeek);
  });

  it('is told until it is over, and then that of the next week', () => {
    expect(windowAt('2026-11-26T09:59:59Z')).toEqual(thisWeek);
    expect(windowAt('2026-11-26T10:00:01Z')).toEqual([
      '2026-12-03T08:00:00.000Z',
      '2026-12-03T10:00:00.000Z',
    ]);
  });
});
