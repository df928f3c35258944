import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchTickers } from '../../../main/kalshi/ticker-batches.ts';

const query = (tickers: readonly string[]) =>
  new URLSearchParams({ tickers: tickers.join(',') }).toString();

describe('batches of tickers', () => {
  it('hold every ticker once, in order, each in an address of bearable length', () => {
    const tickers = fc.array(fc.stringMatching(/^[A-Z0-9.-]{1,60}$/), { maxLength: 2_500 });
    fc.assert(
      fc.property(tickers, (all) => {
        const batches = batchTickers(all);
        expect(batches.flat()).toEqual(all);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(1_000);
          expect(query(batch).length).toBeLessThan(6_100);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are one for an ordinary watchlist, and full before there is a second', () => {
    expect(
      batchTickers(Array.from({ length: 100 }, (_, i) => `KXHIGHNY-26AUG09-B${i}`)),
    ).toHaveLength(1);
    expect(
      batchTickers(Array.from({ length: 1_001 }, () => 'A')).map(({ length }) => length),
    ).toEqual([1_000, 1]);
  });
});
