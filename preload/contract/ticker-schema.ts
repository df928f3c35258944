import { z } from 'zod';

/** A ticker of a market, event or series: capitals, digits, `-`, `.` and `_`; the longest seen have about 60 characters. */
export const ticker = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[A-Za-z0-9._-]+$/);
