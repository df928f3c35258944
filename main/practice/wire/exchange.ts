import type { DailySchedule, ExchangeStatus, Schedule } from 'kalshi-typescript';
import { DAY, HOUR, eastern } from '../world/calendar.ts';
import { rfc3339 } from './numbers.ts';

/** Whether the exchange is open, as `GET /exchange/status` says it. */
export function exchangeStatus(open: boolean): ExchangeStatus {
  return { exchange_active: open, trading_active: open } satisfies ExchangeStatus;
}

const allDay: DailySchedule[] = [{ open_time: '00:00', close_time: '00:00' }];
const thursday: DailySchedule[] = [
  { open_time: '00:00', close_time: '03:00' },
  { open_time: '05:00', close_time: '00:00' },
];

/** Trading hours in Eastern time, and the maintenance of next Thursday from 03:00 to 05:00. Practice itself never closes. */
export function maintenanceSchedule(now: number): Schedule {
  const firstThursday = eastern(1970, 0, 1, 3);
  const start = firstThursday + Math.ceil((now - firstThursday - 2 * HOUR) / (7 * DAY)) * 7 * DAY;
  return {
    standard_hours: [
      {
        start_time: rfc3339(start - 7 * DAY),
        end_time: rfc3339(start + 365 * DAY),
        monday: allDay,
        tuesday: allDay,
        wednesday: allDay,
        thursday,
        friday: allDay,
        saturday: allDay,
        sunday: allDay,
      },
    ],
    maintenance_windows: [
      { start_datetime: rfc3339(start), end_datetime: rfc3339(start + 2 * HOUR) },
    ],
  } satisfies Schedule;
}
