import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerClock } from '../../../main/kalshi/server-clock.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

const MINUTE = 60_000;

/** What an answer tells when the exchange's clock is `offset` ms ahead and each way takes `delay` ms. */
function answer(clock: FakeClock, offset: number, delay = 50, age: string | null = null) {
  const sentTime = clock.now();
  const date = new Date(sentTime + delay + offset).toUTCString();
  return { date, age, sentTime, receivedTime: sentTime + 2 * delay };
}

describe('the server clock', () => {
  it('trusts this machine until an answer says otherwise', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    expect(server.now()).toBe(clock.now());
    server.observe(answer(clock, 0));
    expect(server.offsetMs).toBe(0);
    expect(server.isMachineClockOff).toBe(false);
  });

  it.each([10 * MINUTE, -10 * MINUTE])('notices a clock that is %i ms off', (offset) => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(answer(clock, offset));
    expect(Math.abs(server.offsetMs - offset)).toBeLessThan(1_000);
    expect(server.now() - clock.now()).toBe(server.offsetMs);
    expect(server.isMachineClockOff).toBe(true);
  });

  it('becomes far more exact than the whole seconds it is told', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    for (let i = 0; i < 20; i += 1) {
      server.observe(answer(clock, 7_321));
      await clock.advance(1_037);
    }
    expect(Math.abs(server.offsetMs - 7_321)).toBeLessThan(150);
  });

  it('is never misled by slow or cached answers', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(answer(clock, 42_000));
    await clock.advance(1_000);
    server.observe(answer(clock, 42_000, 4_000));
    server.observe({ ...answer(clock, 42_000 - 12_000), age: '12' });
    expect(Math.abs(server.offsetMs - 42_000)).toBeLessThan(1_000);
  });

  it('starts over when somebody sets this machine’s clock', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe(answer(clock, 0));
    clock.jump(-10 * MINUTE);
    await clock.advance(1_000);
    server.observe(answer(clock, 10 * MINUTE));
    expect(Math.abs(server.offsetMs - 10 * MINUTE)).toBeLessThan(1_000);
  });

  it('tells when it has learned of more than a second, and not of every correction', async () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    const told: number[] = [];
    server.listen(() => told.push(server.offsetMs));
    server.observe(answer(clock, 0));
    clock.jump(-10 * MINUTE);
    for (let i = 0; i < 20; i += 1) {
      server.observe(answer(clock, 10 * MINUTE));
      await clock.advance(1_037);
    }
    expect(told).toEqual([expect.closeTo(10 * MINUTE, -3)]);
  });

  it('ignores answers without a readable date, and ones the clock was set under', () => {
    const clock = new FakeClock();
    const server = new ServerClock(clock);
    server.observe({ ...answer(clock, 99_000), date: null });
    server.observe({ ...answer(clock, 99_000), date: 'yesterday' });
    server.observe({ ...answer(clock, 99_000), receivedTime: clock.now() - MINUTE });
    expect(server.offsetMs).toBe(0);
  });

  it('stays within a second of the truth, whatever the delays', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), delays, (offset, each) => {
        const clock = new FakeClock();
        const server = new ServerClock(clock);
        for (const delay of each) server.observe(answer(clock, offset, delay));
        expect(Math.abs(server.offsetMs - offset)).toBeLessThanOrEqual(1_000);
      }),
    );
  });
});
