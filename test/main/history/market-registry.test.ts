import { describe, expect, it } from 'vitest';
import type { Market } from '../../../preload/contract/market.ts';
import { TICKER, historyKit, marketOf } from './kit.ts';

const HOUR = 3_600_000;
const kit = historyKit();

/** Describes a market that opened at noon at these hours after noon; when each of its states began, in hours as well. */
function marksAfter(...told: readonly (readonly [hours: number, market: Partial<Market>])[]) {
  const { clock, store } = kit.record();
  const noon = clock.now();
  for (const [hours, market] of told) {
    store.markets.describe('production', marketOf(market), noon + hours * HOUR);
  }
  const marks = store.markets.marks(store.markets.idOf('production', TICKER));
  return marks.map(({ time, status }) => [Math.round((time - noon) / HOUR), status]);
}

const at = (hours: number): number => Date.UTC(2026, 10, 22, 12 + hours);

describe('what happened to a market', () => {
  it('stands at the time the exchange dates it, however late it was heard of', () => {
    const closed = { status: 'closed', closeTime: at(2) } as const;
    const settled = { status: 'finalized', closeTime: at(2), settledTime: at(3) } as const;
    expect(marksAfter([0, {}], [8, closed], [9, settled], [10, settled])).toEqual([
      [0, 'active'],
      [2, 'closed'],
      [3, 'finalized'],
    ]);
  });

  it('stands at the time it was heard of when its date is still to come', () => {
    const closed = { status: 'closed', closeTime: at(20) } as const;
    expect(marksAfter([0, {}], [8, closed])).toEqual([
      [0, 'active'],
      [8, 'closed'],
    ]);
  });

  it('is told once and in order, also when the clock was set back in between', () => {
    expect(
      marksAfter([1, {}], [0, { status: 'inactive' }], [0.5, { status: 'inactive' }], [2, {}]),
    ).toEqual([
      [1, 'active'],
      [1, 'inactive'],
      [2, 'active'],
    ]);
  });
});
