import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterDeath,
  afterLimit,
  afterRejection,
  afterSuccess,
  nextStep,
  nothingHeld,
  type Holding,
  type Step,
} from '../../../../main/kalshi/stream/subscription-plan.ts';

const set = (...tickers: readonly string[]) => new Set(tickers);
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `T${i}`);

/** What is held after subscribing to these markets. */
function holding(sid: number, ...tickers: readonly string[]): Holding {
  return afterSuccess(nothingHeld, { kind: 'subscribe', tickers }, sid);
}

describe('the plan', () => {
  it('subscribes at first, then adds and removes', () => {
    expect(nextStep(nothingHeld, set('A', 'B'))).toEqual({
      kind: 'subscribe',
      tickers: ['A', 'B'],
    });
    const held = holding(5, 'A', 'B');
    expect(nextStep(held, set('A', 'B'))).toBeNull();
    expect(nextStep(held, set('A', 'B', 'C'))).toEqual({ kind: 'add', sid: 5, tickers: ['C'] });
    expect(nextStep(held, set('A'))).toEqual({ kind: 'remove', sid: 5, tickers: ['B'] });
  });

  it('ends a subscription rather than leave it without markets, which might mean all', () => {
    expect(nextStep(holding(5, 'A', 'B'), set())).toEqual({ kind: 'unsubscribe', sid: 5 });
  });

  it('shows a new market before it drops the old one', () => {
    expect(nextStep(holding(5, 'A'), set('B'))).toEqual({ kind: 'add', sid: 5, tickers: ['B'] });
  });

  it('takes at most a hundred markets at a time', () => {
    const step = nextStep(nothingHeld, new Set(numbered(250)));
    expect(step?.kind === 'subscribe' && step.tickers).toHaveLength(100);
    const held = holding(5, ...numbered(250));
    const removal = nextStep(held, set('T0'));
    expect(removal?.kind === 'remove' && removal.tickers).toHaveLength(100);
  });

  it('opens a second subscription when the first is full, and uses room that is freed', () => {
    const held = holding(5, 'A', 'B');
    const full = afterLimit(held, { kind: 'add', sid: 5, tickers: ['C'] });
    expect(nextStep(full, set('A', 'B', 'C'))).toEqual({ kind: 'subscribe', tickers: ['C'] });
    const freed = afterSuccess(full, { kind: 'remove', sid: 5, tickers: ['B'] }, 5);
    expect(nextStep(freed, set('A', 'C'))).toEqual({ kind: 'add', sid: 5, tickers: ['C'] });
  });

  it('learns in a few commands how many markets a subscription takes', () => {
    const wanted = new Set(numbered(300));
    let held = nothingHeld;
    let refusals = 0;
    let steps = 0;
    for (let step = nextStep(held, wanted); step; step = nextStep(held, wanted), steps += 1) {
      const next = answer(held, step, 'ok', steps, 37);
      if (next.capacity < held.capacity) refusals += 1;
      held = next;
    }
    expect(held.parts.every(({ tickers }) => tickers.size <= 37)).toBe(true);
    expect(held.parts.flatMap(({ tickers }) => [...tickers])).toHaveLength(300);
    expect(refusals).toBeLessThan(5);
    expect(steps).toBeLessThan(25);
  });

  it('leaves a market out that does not even fit alone', () => {
    const held = afterLimit(nothingHeld, { kind: 'subscribe', tickers: ['A'] });
    expect(nextStep(held, set('A'))).toBeNull();
  });

  it('asks for an order book that has to be sent anew, unless a new subscription brings it', () => {
    const held = { ...holding(5, 'A'), unsynced: set('A') };
    expect(nextStep(held, set('A'))).toEqual({ kind: 'snapshot', sid: 5, tickers: ['A'] });
    const anew = afterSuccess(afterDeath(held, 5), { kind: 'subscribe', tickers: ['A'] }, 6);
    expect(nextStep(anew, set('A'))).toBeNull();
    const added = { ...holding(5, 'B'), unsynced: set('A') };
    expect(
      nextStep(afterSuccess(added, { kind: 'add', sid: 5, tickers: ['A'] }, 5), set('A', 'B')),
    ).toBeNull();
  });

  it('finds the bad market among good ones in few steps, and leaves only that one out', () => {
    const wanted = new Set(numbered(100));
    let held = nothingHeld;
    let steps = 0;
    for (let step = nextStep(held, wanted); step; step = nextStep(held, wanted), steps += 1) {
      const bad = 'tickers' in step && step.tickers.includes('T63');
      held = bad ? afterRejection(held, step) : afterSuccess(held, step, 5);
    }
    expect([...held.rejected]).toEqual(['T63']);
    expect(held.parts.flatMap(({ tickers }) => [...tickers])).toHaveLength(99);
    expect(steps).toBeLessThan(20);
  });

  it('gives up on a subscription that cannot be changed', () => {
    for (const kind of ['remove', 'snapshot'] as const) {
      const held = afterRejection(holding(5, 'A', 'B'), { kind, sid: 5, tickers: ['B'] });
      expect(held.parts).toEqual([]);
    }
    expect(afterRejection(holding(5, 'A'), { kind: 'unsubscribe', sid: 5 }).parts).toEqual([]);
  });

  it('always ends with exactly what is wanted, whatever the exchange does on the way', () => {
    const tickers = fc.uniqueArray(fc.constantFrom(...numbered(30)));
    const script = fc.array(fc.constantFrom('ok', 'ok', 'limit', 'reject', 'death'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        tickers,
        tickers,
        script,
        fc.integer({ min: 1, max: 10 }),
        (first, then, troubles, limit) => {
          let held: Holding = nothingHeld;
          let sid = 0;
          const run = (wanted: ReadonlySet<string>): void => {
            for (
              let step = nextStep(held, wanted), n = 0;
              step;
              step = nextStep(held, wanted), n += 1
            ) {
              expect(n).toBeLessThan(500);
              held = answer(held, step, troubles.shift() ?? 'ok', (sid += 1), limit);
            }
          };
          run(new Set(first));
          run(new Set(then));
          const subscribed = held.parts.flatMap((part) => [...part.tickers]);
          const taken = then.filter((ticker) => !held.rejected.has(ticker));
          expect([...subscribed].sort()).toEqual([...taken].sort());
          for (const part of held.parts) expect(part.tickers.size).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});

/** What is held after the exchange, which takes `limit` markets a subscription, dealt with a step. */
function answer(held: Holding, step: Step, trouble: string, sid: number, limit: number): Holding {
  const part = held.parts.find((one) => 'sid' in step && one.sid === step.sid);
  if (trouble === 'death' && part) return afterDeath(held, part.sid);
  if (trouble === 'reject') return afterRejection(held, step);
  const grows = step.kind === 'add' || step.kind === 'subscribe';
  const overflows = grows && (part?.tickers.size ?? 0) + step.tickers.length > limit;
  if (trouble === 'limit' || overflows) return afterLimit(held, step);
  return afterSuccess(held, step, sid);
}
