import { z } from 'zod';
import type { ExportRequest } from './archive.ts';
import { candlePeriods, chartSpans, type ChartRequest, type TimeRange } from './history.ts';
import { RETENTION_BYTES, RETENTION_DAYS, type HistoryRetention } from './storage.ts';
import { ticker } from './ticker-schema.ts';

const time = z.int().nonnegative().max(8.64e15);

const timeRange: z.ZodType<TimeRange> = z
  .object({ startTime: time, endTime: time })
  .refine(({ startTime, endTime }) => startTime < endTime, 'must start before it ends');

export const chartInputSchema: z.ZodType<ChartRequest> = z.object({
  ticker,
  span: z.union([z.enum(chartSpans), timeRange]),
  period: z.literal(candlePeriods).exactOptional(),
});

export const sparklinesInputSchema = z.object({ tickers: z.array(ticker).max(1_000) });

/** More markets than anyone marks at once. */
const tickers = z.array(ticker).min(1).max(100_000);

export const tickersInputSchema = z.object({ tickers });

export const keepInputSchema = z.object({ tickers, isKept: z.boolean() });

export const exportInputSchema: z.ZodType<ExportRequest> = z.object({
  tickers,
  range: timeRange.nullable(),
  content: z.literal(['ticks', ...candlePeriods]),
  format: z.enum(['csv', 'json']),
});

export const noticeInputSchema = z.object({
  kind: z.enum(['history-set-aside', 'history-damaged', 'database-set-aside']),
});

const days = z.int().min(RETENTION_DAYS.min).max(RETENTION_DAYS.max);

export const retentionSchema: z.ZodType<HistoryRetention> = z.object({
  tickDays: days,
  minuteDays: days,
  hourDays: days.nullable(),
  maxBytes: z.int().min(RETENTION_BYTES.min).max(RETENTION_BYTES.max),
});
