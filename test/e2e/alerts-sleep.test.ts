import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlertStage, HOUR, MINUTE, SECOND } from './alert-stage.ts';

let stage: AlertStage;

beforeEach(async () => {
  stage = await AlertStage.open();
});
afterEach(() => stage.close());

/** Sets both clocks to that second of the next minute whose seconds allow it. */
function setSeconds(seconds: number): void {
  const into = stage.clock.now() % MINUTE;
  const wanted = seconds * SECOND;
  stage.clock.advance(wanted > into ? wanted - into : MINUTE + wanted - into);
}

/** The price goes somewhere, stays there for a while, and comes back. Returns when it got there. */
function visit(price: string, ms: number): number {
  const time = stage.clock.now();
  stage.server.operator.move(stage.ticker, price);
  stage.clock.advance(ms);
  stage.server.operator.move(stage.ticker, '0.4000');
  return time;
}

/** `14:32`, or `14:32 on 21 Nov` on another day. */
function wallMoment(time: number): string {
  const date = new Date(time);
  const clockFace = date.toTimeString().slice(0, 5);
  if (date.toDateString() === new Date(stage.clock.now()).toDateString()) return clockFace;
  return `${clockFace} on ${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`;
}

/** Wakes up without a network, gets it back, and waits for that many notifications; how many ms that took. */
async function wakeUp(count: number): Promise<number> {
  await stage.app.power('resume');
  await stage.page.getByText('Alerts are not being watched', { exact: false }).first().waitFor();
  expect(await stage.app.notifications()).toEqual([]);
  await stage.cable.plug();
  const start = performance.now();
  await stage.notified(count, 20 * SECOND);
  return performance.now() - start;
}

/** Nothing comes twice: neither with the next prices nor with the next start. */
async function staysTold(count: number): Promise<void> {
  await stage.moveTo(43);
  expect(await stage.app.notifications()).toHaveLength(count);
  await stage.app.restart();
  await stage.findPage();
  await stage.moveTo(45);
  expect(await stage.app.notifications()).toEqual([]);
  expect(await stage.firings()).toHaveLength(count);
}

/** Most of it is watching and waiting; a busy machine takes its time. */
const timeout = 120 * SECOND;

describe('after sleep', { timeout }, () => {
  it('of a minute, a crossing is told once, late, and when it was', async () => {
    await stage.alertsAt('64', '90');
    await stage.watchFor(2);
    setSeconds(35);
    await stage.app.power('suspend');
    await stage.cable.unplug();
    stage.clock.advance(15 * SECOND);
    const crossed = visit('0.7000', 20 * SECOND);
    stage.clock.advance(25 * SECOND);

    expect(await wakeUp(1)).toBeLessThan(10_000);
    const [shown] = await stage.app.notifications();
    expect(shown?.title).toMatch(/YES 7\d(\.\d)?¢ ▲/);
    expect(shown?.body).toContain(`Crossed 64¢ at about ${wallMoment(crossed)}, while asleep`);
    await staysTold(1);
  });

  it.each([
    ['8 hours', 8 * HOUR],
    ['3 days', 72 * HOUR],
  ])('of %s, each alert that was crossed is told once, late, and when', async (_name, length) => {
    await stage.alertsAt('64', '<20', '90');
    await stage.watchFor(2);
    await stage.app.power('suspend');
    await stage.cable.unplug();
    stage.clock.advance(length / 4);
    const rose = visit('0.7000', 10 * MINUTE);
    stage.clock.advance(length / 4);
    const fell = visit('0.1000', 10 * MINUTE);
    stage.clock.advance(length / 4);
    visit('0.7500', 10 * MINUTE);
    stage.clock.advance(length / 4 - 30 * MINUTE);

    expect(await wakeUp(2)).toBeLessThan(10_000);
    const bodies = (await stage.app.notifications()).map(({ body }) => body);
    expect(bodies).toEqual([
      expect.stringContaining(`Crossed 64¢ at about ${wallMoment(rose)}, while asleep`),
      expect.stringContaining(`Crossed 20¢ at about ${wallMoment(fell)}, while asleep`),
    ]);
    const told = await stage.firings();
    expect(told.map(({ late, source, delivery }) => [late, source, delivery])).toEqual([
      ['asleep', 'candles', 'shown'],
      ['asleep', 'candles', 'shown'],
    ]);
    expect(told.map(({ time }) => Math.floor(time / MINUTE)).sort()).toEqual(
      [rose, fell].map((time) => Math.floor(time / MINUTE)),
    );
    await staysTold(2);
  });
});
