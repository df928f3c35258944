import { describe, expect, it } from 'vitest';
import {
  heldUntil,
  isDropped,
  isQuiet,
  quietEnd,
} from '../../../../main/alerts/delivery/quiet-hours.ts';
import { wallTime, type TimeZone } from '../../../../main/alerts/time-zone.ts';
import type { AlertRule, QuietHours } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, draft } from '../rig.ts';

const HOUR = 3600_000;
const utc: TimeZone = () => 0;
const at = (hour: number, minute = 0, day = 1): number => Date.UTC(2026, 2, day, hour, minute);
const night: QuietHours = { start: 22 * 60, end: 7 * 60, then: 'digest' };
const lunch: QuietHours = { start: 12 * 60, end: 13 * 60, then: 'digest' };

const rule = (changes: Partial<AlertRule>): AlertRule => ({
  ...draft(bidRisesTo(64)),
  id: 1,
  createdTime: 0,
  snoozedUntil: null,
  ...changes,
});

/** New York, 8 March 2026: at 07:00 UTC the wall goes from 02:00 to 03:00. */
const spring: TimeZone = (time) => (time < at(7, 0, 8) ? -300 : -240);
/** New York, 1 November 2026: at 06:00 UTC the wall goes from 02:00 back to 01:00. */
const autumnChange = Date.UTC(2026, 10, 1, 6);
const autumn: TimeZone = (time) => (time < autumnChange ? -240 : -300);

describe('quiet hours', () => {
  it('begin with their first minute and end before their last', () => {
    const times = [at(11, 59), at(12), at(12, 59), at(13)];
    expect(times.map((time) => isQuiet(lunch, time, utc))).toEqual([false, true, true, false]);
    expect(quietEnd(lunch, at(12, 30) + 7, utc)).toBe(at(13));
  });

  it('may span midnight', () => {
    const times = [at(21, 59), at(22), at(0), at(6, 59), at(7)];
    expect(times.map((time) => isQuiet(night, time, utc))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(quietEnd(night, at(22, 0, 1), utc)).toBe(at(7, 0, 2));
  });

  it('go by the clock on the wall', () => {
    const india: TimeZone = () => 330;
    expect(quietEnd(lunch, at(7), india)).toBe(at(7, 30));
    expect(wallTime(india, at(7))).toBe('12:30');
  });

  it('are an hour shorter in the night in which the clock goes forward', () => {
    const start = at(3, 0, 8);
    expect(wallTime(spring, start)).toBe('22:00');
    expect((quietEnd(night, start, spring) - start) / HOUR).toBe(8);
  });

  it('end at the jump when their end falls into the hour that does not exist', () => {
    const early: QuietHours = { start: 0, end: 150, then: 'digest' };
    expect(quietEnd(early, at(6, 0, 8), spring)).toBe(at(7, 0, 8));
  });

  it('are quiet twice in an hour that comes twice', () => {
    const twice: QuietHours = { start: 60, end: 90, then: 'digest' };
    const [first, second] = [autumnChange - HOUR, autumnChange];
    expect([quietEnd(twice, first, autumn), quietEnd(twice, second, autumn)]).toEqual([
      first + HOUR / 2,
      second + HOUR / 2,
    ]);
    expect(isQuiet(twice, first + 0.6 * HOUR, autumn)).toBe(false);
  });
});

describe('whether a rule may show itself', () => {
  it('waits for the later of snooze and quiet hours', () => {
    const both = rule({ quietHours: lunch, snoozedUntil: at(12, 30) });
    expect(heldUntil(both, at(11), utc)).toBe(at(12, 30));
    expect(heldUntil(both, at(12, 10), utc)).toBe(at(13));
    expect(heldUntil(both, at(13), utc)).toBe(0);
  });

  it('is never when it is muted, or during quiet hours that drop', () => {
    const dropping = rule({ quietHours: { ...lunch, then: 'drop' } });
    expect([isDropped(dropping, at(12), utc), isDropped(dropping, at(13), utc)]).toEqual([
      true,
      false,
    ]);
    expect(isDropped(rule({ muted: true }), at(13), utc)).toBe(true);
  });
});
