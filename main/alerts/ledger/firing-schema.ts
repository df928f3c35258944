import { z } from 'zod';
import { watchSchema } from '../../../preload/contract/alert-schemas.ts';
import type { Firing } from '../../../preload/contract/alerts.ts';
import { json } from '../sql/rows.ts';

const time = z.int();

/** A line of the ledger as the database keeps it. */
export const firingSchema = z
  .object({
    id: z.int(),
    rule_id: z.int(),
    generation: z.int(),
    ticker: z.string().nullable(),
    watch: json.pipe(watchSchema),
    note: z.string(),
    sound: z.enum(['by-direction', 'up', 'down', 'none']),
    value: z.int(),
    threshold: z.int(),
    direction: z.enum(['up', 'down']).nullable(),
    result: z.enum(['yes', 'no', 'scalar']).nullable(),
    time,
    exchange_time: time.nullable(),
    received_time: time,
    source: z.enum(['stream', 'poll', 'candles', 'market', 'clock']),
    late: z.enum(['asleep', 'offline', 'closed', 'undelivered']).nullable(),
    delivery: z.enum(['due', 'shown', 'dropped', 'failed']),
    held: z.int().transform(Boolean),
    shown_time: time.nullable(),
    seen_time: time.nullable(),
  })
  .transform(
    ({ rule_id, exchange_time, received_time, shown_time, seen_time, ...row }): Firing => ({
      ...row,
      ruleId: rule_id,
      exchangeTime: exchange_time,
      receivedTime: received_time,
      shownTime: shown_time,
      seen: seen_time !== null,
    }),
  );
