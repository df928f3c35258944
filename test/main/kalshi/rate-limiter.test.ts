import { describe, expect, it } from 'vitest';
import { RateLimiter, type Priority } from '../../../main/kalshi/rate-limiter.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';

/** Asks many times at once and counts who may go. */
function asking(limiter: RateLimiter, times: number, priority: Priority = 'background') {
  const passed: Priority[] = [];
  for (let i = 0; i < times; i += 1) void limiter.take(priority).then(() => passed.push(priority));
  return passed;
}

describe('the rate limiter', () => {
  it('lets one second’s worth through at once and the rest at the agreed pace', async () => {
    const clock = new FakeClock();
    const passed = asking(new RateLimiter(clock), 50);
    await settle();
    expect(passed).toHaveLength(20);
    await clock.advance(500);
    expect(passed).toHaveLength(30);
    await clock.advance(1_000);
    expect(passed).toHaveLength(50);
    expect(clock.pending).toEqual([]);
  });

  it('never lets more through in any second than a full bucket and its refill', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter(clock, 10);
    await clock.advance(3_600_000);
    const passed = asking(limiter, 100);
    await clock.advance(1_000);
    expect(passed).toHaveLength(20);
  });

  it('lets a waiting person pass background work', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter(clock, 1);
    asking(limiter, 1);
    const background = asking(limiter, 3);
    const interactive = asking(limiter, 1, 'interactive');
    await clock.advance(1_000);
    expect([background.length, interactive.length]).toEqual([0, 1]);
    await clock.advance(3_000);
    expect(background).toHaveLength(3);
  });

  it('changes its pace for those already waiting', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter(clock, 1);
    const passed = asking(limiter, 11);
    await settle();
    limiter.setRate(100);
    await clock.advance(100);
    expect(passed).toHaveLength(11);
  });

  it('lets nobody wait for ever at a pace below one a second', async () => {
    const clock = new FakeClock();
    const passed = asking(new RateLimiter(clock, 0.5), 2);
    await clock.advance(4_000);
    expect(passed).toHaveLength(2);
  });

  it('forgets a request that is aborted while it waits', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter(clock, 1);
    asking(limiter, 1);
    const abort = new AbortController();
    const waiting = limiter.take('interactive', abort.signal);
    abort.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    await expect(limiter.take('interactive', abort.signal)).rejects.toThrow('no longer wanted');
    const next = asking(limiter, 1);
    await clock.advance(1_000);
    expect(next).toHaveLength(1);
  });

  it('does not stand still when the clock is set back', async () => {
    const clock = new FakeClock();
    const limiter = new RateLimiter(clock, 1);
    const passed = asking(limiter, 3);
    await settle();
    clock.jump(-3_600_000);
    await clock.advance(3_000);
    expect(passed).toHaveLength(3);
  });
});
