/** How many minutes local time is ahead of UTC at a moment (Unix ms); it changes with daylight saving. */
export type TimeZone = (time: number) => number;

/** The time zone this machine is set to. */
export const systemTimeZone: TimeZone = (time) => -new Date(time).getTimezoneOffset();

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

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
