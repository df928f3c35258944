import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import { applyDelta, makeBook } from '../../../main/kalshi/order-book.ts';

const level = (price: number, size: number) => ({
  price: price as MicroDollars,
  size: size as CentiContracts,
});
const delta = (side: 'bid' | 'ask', price: number, change: number) => ({
  ticker: 'A',
  side,
  ...{ price: price as MicroDollars, change: change as CentiContracts },
});

describe('an order book', () => {
  const book = makeBook(
    'A',
    [level(1, 10), level(3, 30)],
    [level(7, 70), level(5, 50), level(6, 0)],
  );

  it('has the best price first on both sides, and no empty levels', () => {
    expect(book.bids).toEqual([level(3, 30), level(1, 10)]);
    expect(book.asks).toEqual([level(5, 50), level(7, 70)]);
  });

  it('grows, shrinks and loses levels', () => {
    expect(applyDelta(book, delta('bid', 2, 20))?.bids).toEqual([
      level(3, 30),
      level(2, 20),
      level(1, 10),
    ]);
    expect(applyDelta(book, delta('ask', 5, -20))?.asks).toEqual([level(5, 30), level(7, 70)]);
    expect(applyDelta(book, delta('bid', 3, -30))?.bids).toEqual([level(1, 10)]);
  });

  it('is found wrong when more leaves than was there', () => {
    expect(applyDelta(book, delta('bid', 3, -31))).toBeNull();
    expect(applyDelta(book, delta('ask', 6, -1))).toBeNull();
  });

  it('is left untouched by its changes', () => {
    applyDelta(book, delta('bid', 3, -30));
    expect(book.bids).toEqual([level(3, 30), level(1, 10)]);
  });

  it('equals the sum of its deltas, whatever they are', () => {
    const changes = fc.array(
      fc.tuple(
        fc.constantFrom('bid' as const, 'ask' as const),
        fc.nat(5),
        fc.integer({ min: -3, max: 9 }),
      ),
    );
    fc.assert(
      fc.property(changes, (all) => {
        const truth = { bid: new Map<number, number>(), ask: new Map<number, number>() };
        let kept = makeBook('A', [], []);
        for (const [side, price, change] of all) {
          const size = (truth[side].get(price) ?? 0) + change;
          const next = applyDelta(kept, delta(side, price, change));
          expect(next === null).toBe(size < 0);
          if (!next) continue;
          kept = next;
          truth[side].set(price, size);
        }
        const levels = (side: 'bid' | 'ask') =>
          [...truth[side]]
            .filter(([, size]) => size > 0)
            .map(([price, size]) => level(price, size));
        expect(kept.bids).toEqual(levels('bid').sort((a, b) => b.price - a.price));
        expect(kept.asks).toEqual(levels('ask').sort((a, b) => a.price - b.price));
      }),
    );
  });
});
