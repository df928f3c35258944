import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkCable } from '../fakes/network-cable.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, MovedClock, type RunningApp } from './driver/index.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let folder: string;
let clock: MovedClock;
let server: PracticeServer;
let cable: NetworkCable;
let app: RunningApp;
let page: Page;
let ticker: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  clock = new MovedClock();
  server = await startPracticeServer({ clock });
  cable = new NetworkCable(Number(new URL(server.exchange.restUrl).port));
  await cable.plug();
  ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
  server.operator.move(ticker, '0.4000');
  const env = cable.instead(server.environment);
  app = await launch({ userDataDir: join(folder, 'data'), clock, env });
  page = await app.page();
  await page.getByRole('main').waitFor();
  await follow();
});
afterEach(async () => {
  await app.close();
  await cable.unplug();
  await server.stop();
  clock.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function follow(): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByLabel('Ticker, kalshi.com address, or words of a title').fill(ticker);
  await page.getByText('Press Enter to follow').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('row').filter({ hasText: '40' }).waitFor();
}

async function alertsAt(...prices: readonly string[]): Promise<void> {
  for (const [index, price] of prices.entries()) {
    await page.getByRole('grid').focus();
    await page.keyboard.press('a');
    await page.keyboard.type(price);
    await page.keyboard.press('Enter');
    const name = index === 0 ? '1 alert' : `${index + 1} alerts`;
    await page.getByRole('img', { name, exact: true }).waitFor();
  }
}

/** Sets both clocks to that second of the next minute whose seconds allow it. */
function setSeconds(seconds: number): void {
  const into = clock.now() % MINUTE;
  const wanted = seconds * SECOND;
  clock.advance(wanted > into ? wanted - into : MINUTE + wanted - into);
}

/** Time passes while everybody watches: in steps short enough not to look like sleep, each with a price. */
async function watchFor(minutes: number): Promise<void> {
  for (let step = 0; step < 2 * minutes; step += 1) {
    clock.advance(30 * SECOND);
    const price = 41 + (step % 2);
    server.operator.move(ticker, `0.${price}00`);
    await page.keyboard.press('F5');
    await page
      .getByRole('row')
      .filter({ hasText: `${price}` })
      .waitFor();
  }
}

/** The price goes somewhere, stays there for a while, and comes back. Returns when it got there. */
function visit(price: string, ms: number): number {
  const time = clock.now();
  server.operator.move(ticker, price);
  clock.advance(ms);
  server.operator.move(ticker, '0.4000');
  return time;
}

/** `14:32`, or `14:32 on 21 Nov` on another day. */
function wallMoment(time: number): string {
  const date = new Date(time);
  const clockFace = date.toTimeString().slice(0, 5);
  if (date.toDateString() === new Date(clock.now()).toDateString()) return clockFace;
  return `${clockFace} on ${date.getDate()} ${date.toLocaleString('en', { month: 'short' })}`;
}

async function firings() {
  const listed = await page.evaluate(() => window.kalshiTray.listFirings({}));
  return listed.ok ? listed.value.firings : expect.fail(listed.error.message);
}

/** Wakes up without a network, gets it back, and waits for that many notifications; how many ms that took. */
async function wakeUp(count: number): Promise<number> {
  await app.power('resume');
  await page.getByText('Alerts are not being watched', { exact: false }).first().waitFor();
  expect(await app.notifications()).toEqual([]);
  await cable.plug();
  const start = performance.now();
  const all = { timeout: 20_000, interval: 50 };
  await vi.waitFor(async () => expect(await app.notifications()).toHaveLength(count), all);
  return performance.now() - start;
}

/** Nothing comes twice: neither with the next prices nor with the next start. */
async function staysTold(count: number): Promise<void> {
  server.operator.move(ticker, '0.4300');
  await page.keyboard.press('F5');
  await page.getByRole('row').filter({ hasText: '43' }).waitFor();
  expect(await app.notifications()).toHaveLength(count);
  await app.restart();
  page = await app.page();
  await page.getByRole('main').waitFor();
  server.operator.move(ticker, '0.4500');
  await page.keyboard.press('F5');
  await page.getByRole('row').filter({ hasText: '45' }).waitFor();
  expect(await app.notifications()).toEqual([]);
  expect(await firings()).toHaveLength(count);
}

describe('after sleep', () => {
  it('of a minute, a crossing is told once, late, and when it was', async () => {
    await alertsAt('64', '90');
    await watchFor(2);
    setSeconds(35);
    await app.power('suspend');
    await cable.unplug();
    clock.advance(15 * SECOND);
    const crossed = visit('0.7000', 20 * SECOND);
    clock.advance(25 * SECOND);

    expect(await wakeUp(1)).toBeLessThan(10_000);
    const [shown] = await app.notifications();
    expect(shown?.title).toMatch(/YES 7\d(\.\d)?¢ ▲/);
    expect(shown?.body).toContain(`Crossed 64¢ at about ${wallMoment(crossed)}, while asleep`);
    await staysTold(1);
  });

  it.each([
    ['8 hours', 8 * HOUR],
    ['3 days', 72 * HOUR],
  ])('of %s, each alert that was crossed is told once, late, and when', async (_name, length) => {
    await alertsAt('64', '<20', '90');
    await watchFor(2);
    await app.power('suspend');
    await cable.unplug();
    clock.advance(length / 4);
    const rose = visit('0.7000', 10 * MINUTE);
    clock.advance(length / 4);
    const fell = visit('0.1000', 10 * MINUTE);
    clock.advance(length / 4);
    visit('0.7500', 10 * MINUTE);
    clock.advance(length / 4 - 30 * MINUTE);

    expect(await wakeUp(2)).toBeLessThan(10_000);
    const bodies = (await app.notifications()).map(({ body }) => body);
    expect(bodies).toEqual([
      expect.stringContaining(`Crossed 64¢ at about ${wallMoment(rose)}, while asleep`),
      expect.stringContaining(`Crossed 20¢ at about ${wallMoment(fell)}, while asleep`),
    ]);
    const told = await firings();
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
