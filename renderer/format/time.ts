const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const secondFormat = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const momentFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `14:32`, as the person's locale writes it. */
export const timeOfDay = (time: number): string => timeFormat.format(time);

/** `25 Nov 2026, 17:00`, as the person's locale writes it. */
export const dayAndTime = (time: number): string => dayFormat.format(time);

/** `14:32` for today, `22 Nov, 14:32` for another day. Unix ms. */
export function shortMoment(time: number, now: number): string {
  return (isSameDay(time, now) ? timeFormat : momentFormat).format(time);
}

/** `14:32:07` for today, `22 Nov, 14:32` for another day. Unix ms. */
export function momentOfTrade(time: number, now: number): string {
  return (isSameDay(time, now) ? secondFormat : momentFormat).format(time);
}

/**
 * A span in the two largest units that matter: `214 d`, `3 d 4 h`, `2 h 14 min`, `14 min`, `42 s`.
 *
 * Whole units are cut, not rounded: a market that closes in 119 s has one full minute left.
 */
export function spanText(ms: number): string {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days >= 10) return `${days} d`;
  if (days > 0) return join(days, 'd', hours, 'h');
  if (hours > 0) return join(hours, 'h', minutes, 'min');
  if (minutes > 0) return `${minutes} min`;
  return `${Math.max(0, Math.floor(ms / SECOND))} s`;
}

/** `12 s ago`; a time a little ahead of this clock is `0 s ago`. */
export function agoText(time: number, now: number): string {
  return `${spanText(Math.max(0, now - time))} ago`;
}

function isSameDay(time: number, now: number): boolean {
  return new Date(time).toDateString() === new Date(now).toDateString();
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
