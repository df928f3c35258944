import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WakeQueue } from '../../../../main/alerts/watch/wake-queue.ts';

describe('the wake-up queue', () => {
  it('wakes everybody whose time has come, earliest first, by the last time that was set', () => {
    const settings = fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(100))), {
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(settings, fc.nat(100), (list, now) => {
        const queue = new WakeQueue();
        const plain = new Map<number, number>();
        for (const [id, time] of list) {
          queue.set(id, time);
          if (time === null) plain.delete(id);
          else plain.set(id, time);
        }
        const expected = [...plain].sort(([a, at], [b, bt]) => at - bt || a - b);
        expect(queue.next).toBe(expected[0]?.[1] ?? null);
        const due = expected.filter(([, time]) => time <= now);
        expect(queue.takeDue(now)).toEqual(due.map(([id]) => id));
        expect(queue.next).toBe(expected[due.length]?.[1] ?? null);
      }),
    );
  });
});
