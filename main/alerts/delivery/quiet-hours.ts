import type { AlertRule, QuietHours } from '../../../preload/contract/alerts.ts';
import { MINUTE_MS } from '../../../preload/contract/durations.ts';
import { minuteOfDay, type TimeZone } from '../time-zone.ts';

/** Until when (Unix ms) nothing of a rule is shown, because it is snoozed or its hours are quiet; 0 when it may be. */
export function heldUntil(rule: AlertRule, now: number, zone: TimeZone): number {
  const { quietHours: quiet, snoozedUntil } = rule;
  const quietUntil = quiet !== null && isQuiet(quiet, now, zone) ? quietEnd(quiet, now, zone) : 0;
  const end = Math.max(snoozedUntil ?? 0, quietUntil);
  return end > now ? end : 0;
}

/** Whether what a rule fires now is never to be shown. */
export function isDropped({ muted, quietHours }: AlertRule, now: number, zone: TimeZone): boolean {
  return muted || (quietHours?.then === 'drop' && isQuiet(quietHours, now, zone));
}

/** Quiet is what the clock on the wall says: an hour it skips is never quiet, one it repeats is quiet twice. */
export function isQuiet({ start, end }: QuietHours, time: number, zone: TimeZone): boolean {
  const minute = minuteOfDay(zone, time);
  return start < end ? start <= minute && minute < end : start <= minute || minute < end;
}

/**
 * The first moment (Unix ms) from `now` on that is not quiet. It looks at every minute of at most a day: daylight saving
 * leaves no arithmetic that is right for all zones and hours.
 */
export function quietEnd(quiet: QuietHours, now: number, zone: TimeZone): number {
  let time = now;
  while (isQuiet(quiet, time, zone)) time = (Math.floor(time / MINUTE_MS) + 1) * MINUTE_MS;
  return time;
}
