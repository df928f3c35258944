import type { Failure } from '../../preload/contract/result.ts';

/** Kalshi's schedule is in US Eastern time, and so are its announcements. */
const easternTime = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What to say while the exchange is closed; `resumeTime` (Unix ms) is its own estimate, `null` when it gives none. */
export function maintenanceUntil(resumeTime: number | null): Failure {
  const end = resumeTime === null ? '' : ` until ${easternTime.format(resumeTime)} ET`;
  return { code: 'server-error', message: `Maintenance${end}` };
}
