import { z } from 'zod';
import type {
  AlertRuleDraft,
  FiringFilter,
  MarketCondition,
  QuietHours,
  Repeat,
  StartChoice,
  Watch,
} from './alerts.ts';
import { DAY_MINUTES } from './durations.ts';
import { ONE_DOLLAR, type CentiContracts, type MicroDollars } from './prices.ts';
import { ticker } from './ticker-schema.ts';

const microDollars = z
  .int()
  .min(0)
  .max(ONE_DOLLAR)
  .transform((value) => value as MicroDollars);
const centiContracts = z
  .int()
  .min(1)
  .max(1e12)
  .transform((value) => value as CentiContracts);
const someMoney = microDollars.refine((price) => price > 0, 'must be more than nothing');
const price = someMoney.refine((value) => value < ONE_DOLLAR, 'must be below one dollar');
/** A window longer than a day would hold more samples than it is worth; a chart tells that better. */
const windowMinutes = z.int().min(1).max(DAY_MINUTES);
const time = z.int().nonnegative();
const minuteOfDay = z
  .int()
  .min(0)
  .max(DAY_MINUTES - 1);

const subject = z.enum(['yes-bid', 'yes-ask', 'mid', 'last', 'no-bid', 'no-ask']);

const amount = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('cents'), by: someMoney }),
  z.object({ unit: z.literal('percent'), by: z.int().min(1).max(10_000) }),
]);

const marketCondition: z.ZodType<MarketCondition> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('price'),
    subject,
    direction: z.enum(['rises-to', 'falls-to', 'crosses']),
    threshold: price,
  }),
  z.object({
    kind: z.literal('move'),
    subject,
    direction: z.enum(['up', 'down', 'either']),
    amount,
    minutes: windowMinutes,
  }),
  z.object({
    kind: z.literal('spread'),
    direction: z.enum(['at-most', 'at-least']),
    threshold: price,
  }),
  z.object({ kind: z.literal('volume'), atLeast: centiContracts, minutes: windowMinutes }),
  z.object({ kind: z.literal('closes-in'), minutes: z.int().min(1).max(525_600) }),
  z.object({ kind: z.literal('trading'), change: z.enum(['paused', 'resumed', 'either']) }),
  z.object({ kind: z.literal('outcome'), stage: z.enum(['determined', 'settled']) }),
]);

const appCondition = z.object({
  kind: z.literal('no-fresh-prices'),
  minutes: z.int().min(1).max(DAY_MINUTES),
});

/** What a rule watches; a condition that does not fit its scope is refused. */
export const watchSchema: z.ZodType<Watch> = z.discriminatedUnion('scope', [
  z.object({ scope: z.literal('market'), ticker, condition: marketCondition }),
  z.object({
    scope: z.literal('series'),
    series: ticker,
    condition: z.object({ kind: z.literal('series-opens') }),
  }),
  z.object({ scope: z.literal('app'), condition: appCondition }),
]);

const repeat: z.ZodType<Repeat> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once') }),
  z.object({ kind: z.literal('every-time') }),
  z.object({
    kind: z.literal('at-most-every'),
    minutes: z
      .int()
      .min(1)
      .max(DAY_MINUTES * 7),
  }),
]);

const quietHours: z.ZodType<QuietHours> = z
  .object({ start: minuteOfDay, end: minuteOfDay, then: z.enum(['digest', 'drop']) })
  .refine(({ start, end }) => start !== end, 'must start and end at different times');

/** A rule from a window, a file or the database. */
export const ruleDraftSchema: z.ZodType<AlertRuleDraft> = z.object({
  watch: watchSchema,
  band: microDollars,
  holdSeconds: z.int().min(0).max(86_400),
  repeat,
  expiresTime: time.nullable(),
  quietHours: quietHours.nullable(),
  sound: z.enum(['by-direction', 'up', 'down', 'none']),
  muted: z.boolean(),
  note: z.string().max(500),
  enabled: z.boolean(),
});

export const ruleIdSchema: z.ZodType<number> = z.int().positive();

export const startChoiceSchema: z.ZodType<StartChoice | null> = z
  .enum(['now', 'next-crossing'])
  .nullable();

export const firingFilterSchema: z.ZodType<FiringFilter> = z.object({
  ruleId: ruleIdSchema.exactOptional(),
  ticker: ticker.exactOptional(),
  unseenOnly: z.boolean().exactOptional(),
  from: time.exactOptional(),
  to: time.exactOptional(),
  before: ruleIdSchema.exactOptional(),
  limit: z.int().min(1).max(500).exactOptional(),
});
