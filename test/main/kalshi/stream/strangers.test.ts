import { describe, expect, it } from 'vitest';
import { Strangers } from '../../../../main/kalshi/stream/strangers.ts';

describe('strangers', () => {
  it('are counted, and announced the first time only', () => {
    const strangers = new Strangers();
    expect(['a', 'b', 'a', 'a'].map((name) => strangers.notice(name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([...strangers.counts]).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
  });

  it('cannot fill the memory', () => {
    const strangers = new Strangers();
    for (let i = 0; i < 1_000; i += 1) strangers.notice(`${i}`.padEnd(1_000, 'x'));
    expect(strangers.counts.size).toBe(100);
    expect([...strangers.counts.keys()].every((name) => name.length === 80)).toBe(true);
    strangers.notice('0'.padEnd(80, 'x'));
    expect(strangers.counts.get('0'.padEnd(80, 'x'))).toBe(2);
  });
});
