import { z } from 'zod';
import { lenientList } from './lenient-list.ts';
import { moment } from './wire.ts';

/** Whether the exchange works. */
export interface ExchangeState {
  /** False during maintenance: nothing changes at all. */
  readonly active: boolean;
  /** False outside trading hours and while trading is paused. */
  readonly trading: boolean;
  /** Unix ms of the exchange's own estimate of when it is back; `null` when it does not say. */
  readonly resumeTime: number | null;
}

/** From and to, in Unix ms. */
export interface MaintenanceWindow {
  readonly startTime: number;
  readonly endTime: number;
}

/** `GET /exchange/status`. Source: OpenAPI, `ExchangeStatus`. */
export const exchangeStatusSchema = z.object({
  exchange_active: z.boolean(),
  trading_active: z.boolean(),
  exchange_estimated_resume_time: moment,
});

/** `GET /exchange/schedule`. Source: OpenAPI, `Schedule`. */
export const exchangeScheduleSchema = z.object({
  schedule: z.object({
    maintenance_windows: lenientList(z.object({ start_datetime: moment, end_datetime: moment })),
  }),
});

export function toExchangeState(raw: z.output<typeof exchangeStatusSchema>): ExchangeState {
  return {
    active: raw.exchange_active,
    trading: raw.trading_active,
    resumeTime: raw.exchange_estimated_resume_time,
  };
}

/** The announced windows; one without both ends says nothing. */
export function toMaintenanceWindows(
  raw: z.output<typeof exchangeScheduleSchema>,
): readonly MaintenanceWindow[] {
  return raw.schedule.maintenance_windows.items.flatMap((window) => {
    const { start_datetime: startTime, end_datetime: endTime } = window;
    return startTime === null || endTime === null ? [] : [{ startTime, endTime }];
  });
}
