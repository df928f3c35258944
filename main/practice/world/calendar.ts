/**
 * Dates as tickers spell them, in Eastern Standard Time (UTC−5). Practice keeps it all year: without a daylight saving
 * switch, every day has 24 hourly markets.
 */

/** Milliseconds. */
export const MINUTE = 60_000;
/** Milliseconds. */
export const HOUR = 60 * MINUTE;
/** Milliseconds. */
export const DAY = 24 * HOUR;

const EASTERN = 5 * HOUR;
const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** The Eastern wall clock at a moment, read through the UTC getters. */
function wallClock(time: number): Date {
  return new Date(time - EASTERN);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const monthName = (clock: Date): string => monthNames[clock.getUTCMonth()] ?? '';
const shortMonth = (clock: Date): string => monthName(clock).slice(0, 3);

/** `26NOV` */
export function monthCode(time: number): string {
  const clock = wallClock(time);
  return `${twoDigits(clock.getUTCFullYear() % 100)}${shortMonth(clock).toUpperCase()}`;
}

/** `26NOV22` */
export function dayCode(time: number): string {
  return monthCode(time) + twoDigits(wallClock(time).getUTCDate());
}

/** `26NOV2217` */
export function hourCode(time: number): string {
  return dayCode(time) + twoDigits(wallClock(time).getUTCHours());
}

/** `26NOV221745` */
export function minuteCode(time: number): string {
  return hourCode(time) + twoDigits(wallClock(time).getUTCMinutes());
}

/** `Nov 22, 2026` */
export function dayName(time: number): string {
  const clock = wallClock(time);
  return `${shortMonth(clock)} ${clock.getUTCDate()}, ${clock.getUTCFullYear()}`;
}

/** `November 2026` */
export function monthAndYear(time: number): string {
  const clock = wallClock(time);
  return `${monthName(clock)} ${clock.getUTCFullYear()}`;
}

/** `5:45 PM EST` */
export function timeName(time: number): string {
  const clock = wallClock(time);
  const hour = clock.getUTCHours();
  return `${hour % 12 || 12}:${twoDigits(clock.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'} EST`;
}

/** The calendar year of a moment in Eastern time. */
export function yearOf(time: number): number {
  return wallClock(time).getUTCFullYear();
}

/** Unix ms of an Eastern wall-clock moment; months count from 0 and may run over the year's end. */
export function eastern(year: number, month: number, day: number, hour = 0, minute = 0): number {
  return Date.UTC(year, month, day, hour, minute) + EASTERN;
}

/** A schedule that repeats for ever: a period starts every `every` ms at `phase`, and what it creates lives for `life` ms. */
export interface Rhythm {
  readonly every: number;
  readonly phase: number;
  readonly life: number;
}

/** Starts of the periods whose life overlaps [from, to], oldest first. */
export function startsBetween({ every, phase, life }: Rhythm, from: number, to: number): number[] {
  const first = Math.ceil((from - life - phase) / every);
  const last = Math.floor((to - phase) / every);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, n) => phase + (first + n) * every,
  );
}

/** Starts of the Eastern months from `before` months ahead of `from` to `after` months past `to`, oldest first. */
export function monthsBetween(from: number, to: number, before: number, after: number): number[] {
  const first = monthIndex(from) - before;
  const count = monthIndex(to) + after - first + 1;
  return Array.from({ length: count }, (_, n) => eastern(2000, first + n - 2000 * 12, 1));
}

function monthIndex(time: number): number {
  const clock = wallClock(time);
  return clock.getUTCFullYear() * 12 + clock.getUTCMonth();
}
