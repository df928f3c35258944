import { describe, expect, it } from 'vitest';
import { SequenceTracker } from '../../../../main/kalshi/stream/sequence.ts';

describe('sequence numbers', () => {
  it('begin anywhere and go on by one', () => {
    const sequence = new SequenceTracker();
    expect([7, 8, 9].map((seq) => sequence.check(1, seq))).toEqual(['next', 'next', 'next']);
  });

  it('are counted for each subscription by itself', () => {
    const sequence = new SequenceTracker();
    expect(sequence.check(1, 1)).toBe('next');
    expect(sequence.check(2, 50)).toBe('next');
    expect(sequence.check(1, 2)).toBe('next');
    expect(sequence.check(2, 51)).toBe('next');
  });

  it('show what was lost, once', () => {
    const sequence = new SequenceTracker();
    sequence.check(1, 1);
    expect(sequence.check(1, 3)).toBe('gap');
    expect(sequence.check(1, 4)).toBe('next');
  });

  it('show what was there before, and are not confused by it', () => {
    const sequence = new SequenceTracker();
    sequence.check(1, 5);
    expect(sequence.check(1, 5)).toBe('repeat');
    expect(sequence.check(1, 2)).toBe('repeat');
    expect(sequence.check(1, 6)).toBe('next');
  });

  it('can begin anew, for one subscription or all', () => {
    const sequence = new SequenceTracker();
    sequence.check(1, 5);
    sequence.restart(1, 2);
    expect(sequence.check(1, 3)).toBe('next');
    sequence.reset();
    expect(sequence.check(1, 1)).toBe('next');
  });
});
