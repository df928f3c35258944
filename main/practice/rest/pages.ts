import { badRequest } from './answer.ts';
import { wholeNumber } from './params.ts';

/** One page of a list, and the cursor of the next: empty on the last page, as everywhere in Kalshi's API. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor: string;
}

/** Cuts a page out of a list as `limit` and `cursor` ask; a cursor names the last item before the page. */
export function page<T>(
  items: readonly T[],
  params: URLSearchParams,
  shape: {
    readonly idOf: (item: T) => string;
    readonly limit: { readonly usual: number; readonly max: number };
  },
): Page<T> {
  const { usual, max } = shape.limit;
  const limit = wholeNumber(params, 'limit', { min: 1, max, fallback: usual });
  const start = startAfter(items, params.get('cursor') ?? '', shape.idOf);
  const chosen = items.slice(start, start + limit);
  const last = chosen.at(-1);
  const more = start + limit < items.length && last !== undefined;
  return { items: chosen, cursor: more ? encode(shape.idOf(last)) : '' };
}

function startAfter<T>(items: readonly T[], cursor: string, idOf: (item: T) => string): number {
  if (cursor === '') return 0;
  const index = items.findIndex((item) => encode(idOf(item)) === cursor);
  if (index < 0) throw badRequest('cursor is not one of ours');
  return index + 1;
}

function encode(id: string): string {
  return Buffer.from(id).toString('base64url');
}
