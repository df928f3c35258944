import { DAY_MINUTES, MINUTE_MS } from '../../preload/contract/durations.ts';

/** How many minutes local time is ahead of UTC at a moment (Unix ms); it changes with daylight saving. */
export type TimeZone = (time: number) => number;

/** The time zone this machine is set to. */
export const systemTimeZone: TimeZone = (time) => -new Date(time).getTimezoneOffset();

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Minutes since local midnight, as a clock on the wall shows them. */
export function minuteOfDay(zone: TimeZone, time: number): number {
  const local = Math.floor(time / MINUTE_MS) + zone(time);
  return ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/** `14:32` on the wall. */
export function wallTime(zone: TimeZone, time: number): string {
  const minute = minuteOfDay(zone, time);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** `14:32`, or `14:32 on 21 Nov` when that is not the day it is `now` (Unix ms). */
export function wallMoment(zone: TimeZone, time: number, now: number): string {
  const clock = wallTime(zone, time);
  const local = localDate(zone, time);
  if (dayOf(local) === dayOf(localDate(zone, now))) return clock;
  return `${clock} on ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()] ?? ''}`;
}

/** A date whose UTC fields are what the wall's calendar and clock show. */
function localDate(zone: TimeZone, time: number): Date {
  return new Date(time + zone(time) * MINUTE_MS);
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
