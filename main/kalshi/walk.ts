import { fail, ok, type Result } from '../../preload/contract/result.ts';

/** One page of a long answer; the next one is asked for with its cursor, and `null` means there is none. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/**
 * All pages, one after the other, until the last, the first failure, or the caller stops.
 *
 * Ends with `bad-answer` when a cursor comes twice: such a walk would never end.
 */
export async function* walk<T>(
  getPage: (cursor: string | null) => Promise<Result<Page<T>>>,
): AsyncGenerator<Result<readonly T[]>> {
  const seen = new Set<string>();
  let cursor: string | null = null;
  do {
    const page: Result<Page<T>> = await getPage(cursor);
    if (!page.ok) {
      yield page;
      return;
    }
    yield ok(page.value.items);
    cursor = page.value.cursor;
    if (cursor && seen.has(cursor)) {
      yield fail('bad-answer', 'The exchange sent the same page again and again.');
      return;
    }
    if (cursor) seen.add(cursor);
  } while (cursor);
}
