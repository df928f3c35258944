import { describe, expect, it } from 'vitest';
import type { MarketPlan, Sidedness } from '../../../../main/practice/world/plan.ts';
import { quoter } from '../../../../main/practice/world/quoting.ts';
import { linearCent } from '../../../../main/practice/world/ticks.ts';

const now = Date.UTC(2026, 10, 22);

/** The best prices of a market whose YES has this chance. */
function quote(chance: number, sides: Sidedness = 'both', shift = 0) {
  const plan: MarketPlan = {
    ticker: 'KXTEST-1',
    title: 'Test?',
    yesSubtitle: 'Yes',
    rules: '',
    strike: { type: 'custom', answer: 'Yes' },
    chance: { at: () => chance, outcome: () => true },
    sides,
    activity: 1,
    halts: false,
  };
  return quoter(plan, linearCent)(now, shift);
}

describe('makers', () => {
  it('stand around the fair price, on the grid', () => {
    for (let chance = 0.05; chance < 0.96; chance += 0.013) {
      const { bid, ask } = quote(chance);
      expect(bid).toBeLessThan(chance * 1_000_000);
      expect(ask).toBeGreaterThan(chance * 1_000_000);
      expect(Number(ask) - Number(bid)).toBeLessThan(100_000);
      expect([Number(bid) % 10_000, Number(ask) % 10_000]).toEqual([0, 0]);
    }
  });

  it('leave a side empty where there is no price for it', () => {
    expect(quote(0.002)).toMatchObject({ bid: null, ask: 10_000 });
    expect(quote(0.998)).toMatchObject({ bid: 990_000, ask: null });
  });

  it('quote the sides that the market has', () => {
    expect(quote(0.5, 'bids')).toMatchObject({ bid: expect.any(Number) as number, ask: null });
    expect(quote(0.5, 'asks')).toMatchObject({ bid: null, ask: expect.any(Number) as number });
    expect(quote(0.5, 'none')).toEqual({ bid: null, ask: null });
  });

  it('follow a price that was moved', () => {
    const evens = quote(0.5).bid ?? 0;
    expect(quote(0.5, 'both', 1).bid).toBeGreaterThan(evens + 150_000);
    expect(quote(0.5, 'both', -1).bid).toBeLessThan(evens - 150_000);
  });
});
