import { describe, expect, it } from 'vitest';
import { depthRows } from '../../../renderer/market/depth.ts';
import { level } from '../harness/markets.ts';

describe('the rows of an order book', () => {
  it('put the n-th best bid beside the n-th best ask and leave the rest empty', () => {
    const bids = [level('0.2600', 300), level('0.2500', 50)];
    const asks = [level('0.2800', 100)];
    const rows = depthRows({ ticker: 'A', bids, asks }, 3);
    expect(rows.map(({ bid, ask }) => [bid?.price ?? null, ask?.price ?? null])).toEqual([
      [260_000, 280_000],
      [250_000, null],
      [null, null],
    ]);
  });

  it('measure every size against the largest one shown', () => {
    const bids = [level('0.2600', 200), level('0.2500', 50), level('0.2400', 9000)];
    const asks = [level('0.2800', 100)];
    const rows = depthRows({ ticker: 'A', bids, asks }, 2);
    expect(rows.map(({ bidShare, askShare }) => [bidShare, askShare])).toEqual([
      [1, 0.5],
      [0.25, 0],
    ]);
  });

  it('are as many for an empty book, all of them empty', () => {
    const rows = depthRows({ ticker: 'A', bids: [], asks: [] }, 2);
    expect(rows).toEqual(Array(2).fill({ bid: null, ask: null, bidShare: 0, askShare: 0 }));
  });
});
