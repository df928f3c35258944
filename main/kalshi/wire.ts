import { z } from 'zod';
import { parseCount, parseDollars } from '../../preload/contract/prices.ts';

/**
 * How Kalshi writes single values, REST and stream alike.
 *
 * Every field may be absent or `null` and then reads as `null`; one that is there but unreadable fails its whole object,
 * because half a price is worse than none.
 */

/** `"0.2700"`: a decimal dollar string. The empty string is absence: Kalshi has sent it for markets without a trade. */
export const dollars = decimal(parseDollars);

/** `"31.54"`: a decimal count of contracts. */
export const count = decimal(parseCount);

/** Any text; absent reads as empty. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** Unix seconds, read as Unix ms. */
export const seconds = z
  .int()
  .nullish()
  .transform((value) => (typeof value === 'number' ? value * 1_000 : null));

/** An RFC 3339 time, read as Unix ms. An unreadable one reads as `null`: no price depends on it. */
export const moment = z
  .string()
  .nullish()
  .transform((value) => {
    const time = Date.parse(value ?? '');
    return Number.isNaN(time) ? null : time;
  });

/** `[["0.4500", "300.00"], …]`: price and count of each level of a book's side; absent reads as empty. */
export const levels = z
  .array(z.tuple([dollars, count], z.unknown()))
  .nullish()
  .transform((pairs) =>
    (pairs ?? []).flatMap(([price, size]) => {
      return price === null || size === null ? [] : [{ price, size }];
    }),
  );

function decimal<T>(parse: (text: string) => T | null) {
  return z
    .string()
    .nullish()
    .transform((value, context) => {
      if (!value) return null;
      const parsed = parse(value);
      if (parsed === null) context.addIssue('Not a decimal of the promised precision');
      return parsed;
    });
}
