import { MINUTE_MS } from '../../preload/contract/durations.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A minute of the day as a time field takes it: 1320 is `22:00`. */
export const timeOfMinute = (minute: number): string =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** The minute of the day in a time field; `null` when it is empty. */
export function minuteOfTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** A moment (Unix ms) as a field of local date and time takes it: `2026-11-25T17:00`. */
export function localMoment(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * MINUTE_MS;
  return new Date(time - offset).toISOString().slice(0, 16);
}

/** The moment (Unix ms) in a field of local date and time; `null` when it is empty or unfinished. */
export function momentOf(text: string): number | null {
  const time = text === '' ? NaN : new Date(text).getTime();
  return Number.isNaN(time) ? null : time;
}
