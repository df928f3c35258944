import { z } from 'zod';
import type { AlertState } from '../../../preload/contract/alerts.ts';
import { parseJson } from '../../adapters/parse-json.ts';

const side = z.enum(['below', 'above']).nullable();

const armed = z.object({ name: z.literal('armed'), since: z.int(), side });

/** A rule's state as the database keeps it. */
export const stateSchema: z.ZodType<AlertState> = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('off'),
    reason: z.enum(['disabled', 'done', 'expired', 'over']),
  }),
  armed,
  z.object({ name: z.literal('pending'), since: z.int(), armed }),
  z.object({
    name: z.literal('cooling'),
    since: z.int(),
    until: z.int(),
    left: z.boolean(),
    side,
  }),
]);

/** A column or file that holds JSON: text that is none fails the schema behind it instead of throwing. */
export const json = z.string().transform((text) => parseJson(text));

/** The rows that fit; one that this version cannot read is left out rather than taking the others with it. */
export function readRows<T>(schema: z.ZodType<T>, rows: readonly unknown[]): readonly T[] {
  return rows.flatMap((row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
