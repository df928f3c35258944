import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyWindow,
  highest,
  lowest,
  restart,
  slide,
} from '../../../../main/alerts/evaluate/window.ts';

const LENGTH = 100;

describe('a window', () => {
  it('agrees with a plain list of all values on its lowest and highest', () => {
    const entries = fc.array(
      fc.record({
        wait: fc.nat(60),
        value: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 6 }),
      }),
    );
    fc.assert(
      fc.property(entries, (list) => {
        let [now, window] = [0, emptyWindow];
        const all: { at: number; value: number | null }[] = [];
        for (const { wait, value } of list) {
          now += wait;
          window = slide(window, now, value, LENGTH);
          all.push({ at: now, value });
          const inForce = all
            .filter((_, index) => (all[index + 1]?.at ?? Infinity) > now - LENGTH)
            .flatMap((each) => each.value ?? []);
          expect(lowest(window)).toBe(inForce.length > 0 ? Math.min(...inForce) : null);
          expect(highest(window)).toBe(inForce.length > 0 ? Math.max(...inForce) : null);
        }
      }),
    );
  });

  it('is the same object when nothing has changed', () => {
    const window = slide(emptyWindow, 0, 5, LENGTH);
    expect(slide(window, 50, 5, LENGTH)).toBe(window);
  });

  it('keeps only the value in force when it starts afresh', () => {
    const window = restart(slide(slide(emptyWindow, 0, 5, LENGTH), 10, 8, LENGTH));
    expect([lowest(window), highest(window)]).toEqual([8, 8]);
  });

  it('stays small in a market that never comes back, and then never exaggerates', () => {
    let window = emptyWindow;
    for (let value = 0; value < 5000; value += 1) window = slide(window, value, value, 1e9);
    expect(window.lows.length).toBeLessThanOrEqual(512);
    expect(lowest(window)).toBeGreaterThanOrEqual(0);
  });
});
