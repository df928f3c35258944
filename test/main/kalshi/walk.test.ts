import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { walk, type Page } from '../../../main/kalshi/walk.ts';

async function collect(pages: Readonly<Record<string, Result<Page<number>>>>) {
  const asked: (string | null)[] = [];
  const results = [];
  const steps = walk((cursor) => {
    asked.push(cursor);
    return Promise.resolve(pages[cursor ?? 'first'] ?? fail('internal', 'no such page'));
  });
  for await (const result of steps) results.push(result.ok ? result.value : result.error.code);
  return { asked, results };
}

const page = (items: readonly number[], cursor: string | null) => ok({ items, cursor });

describe('a walk over pages', () => {
  it('follows the cursors to the last page', async () => {
    const pages = { first: page([1, 2], 'b'), b: page([], 'c'), c: page([3], null) };
    expect(await collect(pages)).toEqual({ asked: [null, 'b', 'c'], results: [[1, 2], [], [3]] });
  });

  it('ends with the first failure', async () => {
    const pages = { first: page([1], 'b'), b: fail('offline', 'gone') };
    expect(await collect(pages)).toEqual({ asked: [null, 'b'], results: [[1], 'offline'] });
  });

  it('does not walk in circles', async () => {
    const pages = { first: page([1], 'b'), b: page([2], 'c'), c: page([3], 'b') };
    expect(await collect(pages)).toEqual({
      asked: [null, 'b', 'c'],
      results: [[1], [2], [3], 'bad-answer'],
    });
  });

  it('asks no further than its caller wants', async () => {
    let asked = 0;
    const endless = walk(() => {
      asked += 1;
      return Promise.resolve(page([asked], `page ${asked}`));
    });
    for await (const result of endless) if (result.ok && result.value[0] === 3) break;
    expect(asked).toBe(3);
  });
});
