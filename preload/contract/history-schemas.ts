import { z } from 'zod';
import { chartSpans, type TimeRange } from './history.ts';

const ticker = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9._-]+$/);
const time = z.int().nonnegative().max(8.64e15);

const timeRange: z.ZodType<TimeRange> = z
  .object({ startTime: time, endTime: time })
  .refine(({ startTime, endTime }) => startTime < endTime, 'must start before it ends');

export const chartInputSchema = z.object({
  ticker,
  span: z.union([z.enum(chartSpans), timeRange]),
});

export const sparklinesInputSchema = z.object({ tickers: z.array(ticker).max(1_000) });
