import { z } from 'zod';
import { lenientList } from './lenient-list.ts';
import { moment } from './wire.ts';

/** Whether the exchange works. */
export interface ExchangeState {
  /** False during maintenance: nothing changes at all. */
  readonly active: boolean;
  /** When it says that it is back (Unix ms); `null` when it does not say. */
  readonly resumeTime: number | null;
}

/** `GET /exchange/status`. Source: OpenAPI, `ExchangeStatus`. */
export const exchangeStatusSchema = z.object({
  exchange_active: z.boolean(),
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
    resumeTime: raw.exchange_estimated_resume_time,
  };
}

/** When the announced maintenance ends that a moment is in (Unix ms); `null` when it is in none. */
export function maintenanceEnd(
  { schedule }: z.output<typeof exchangeScheduleSchema>,
  time: number,
): number | null {
  const window = schedule.maintenance_windows.items.find(
    ({ start_datetime: start, end_datetime: end }) =>
      start !== null && end !== null && start <= time && time < end,
  );
  return window?.end_datetime ?? null;
}
