import { z } from 'zod';

/** The items of a list that could be read, and how many could not. */
export interface LenientList<T> {
  readonly items: readonly T[];
  readonly dropped: number;
}

/** A list in which one bad item is left out and counted, rather than spoiling the answer. Absent reads as empty. */
export function lenientList<Output>(item: z.ZodType<Output>) {
  return z
    .array(z.unknown())
    .nullish()
    .transform((values): LenientList<Output> => {
      const items = (values ?? []).flatMap((value) => {
        const read = item.safeParse(value);
        return read.success ? [read.data] : [];
      });
      return { items, dropped: (values ?? []).length - items.length };
    });
}
