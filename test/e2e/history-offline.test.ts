import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChartData, ChartSpan, TimeRange } from '../../preload/contract/history.ts';
import { NetworkCable } from '../fakes/network-cable.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, MovedClock, type RunningApp } from './driver/index.ts';
import { FIELD, follow, shownPage } from './steps.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const patience = { timeout: 20_000, interval: 100 };
/** All of a market's past is fetched first, about 20,000 candles. */
const longPatience = { timeout: 90_000, interval: 500 };
const TEST_MS = 180_000;

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
  page = await shownPage(app);
});
afterEach(async () => {
  await app.close();
  await cable.unplug();
  await server.stop();
  clock.dispose();
  rmSync(folder, { recursive: true, force: true });
});

async function rowShows(text: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: text }).first().waitFor(patience);
}

/** Time passes while everybody watches: in steps too short to be sleep, each with a price and a trade. */
async function watchFor(minutes: number): Promise<void> {
  for (let step = 0; step < 4 * minutes; step += 1) {
    clock.advance(15 * SECOND);
    const price = 41 + (step % 7);
    server.operator.move(ticker, `0.${price}00`);
    server.operator.trade(ticker);
    await page.keyboard.press('F5');
    await rowShows(`${price}`);
  }
}

async function chart(span: ChartSpan | TimeRange): Promise<ChartData> {
  const wanted = { ticker, span };
  const read = await page.evaluate((asked) => window.kalshiTray.getChart(asked), wanted);
  return read.ok ? read.value : expect.fail(read.error.message);
}

/** Opens the history of the only market on the list with the keyboard; returns what its figures say. */
async function figures(): Promise<string> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
  await page.locator('canvas').first().waitFor(patience);
  const said = await page.locator('dl').innerText();
  await page.getByText(/^As of /).waitFor(patience);
  return said;
}

async function searchFinds(words: string): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByLabel(FIELD).fill(words);
  await page.getByRole('button', { name: 'Unfollow' }).first().waitFor(patience);
}

/** The exchange is gone and so is the network; only then the app starts again. */
async function startWithoutNetwork(): Promise<void> {
  await app.close();
  await cable.unplug();
  await app.restart();
  page = await shownPage(app);
  await page
    .getByText(/offline/i)
    .first()
    .waitFor(patience);
}

describe('history without a network', () => {
  it('shows what was recorded, its figures, and finds markets, when the app starts offline', async () => {
    server.faults.refuse(503, { path: '/candlesticks' });
    await follow(page, ticker);
    await rowShows('40');
    const { title } = await chart('1h');
    await searchFinds(title);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await watchFor(3);
    const online = await chart('1h');
    expect(online.candles.length).toBeGreaterThan(2);
    expect(new Set(online.candles.map(({ source }) => source))).toEqual(new Set(['recorded']));
    const said = await figures();
    expect(said).toMatch(/High\s*4\d/);

    await startWithoutNetwork();
    expect(await figures()).toBe(said);
    await page.getByText(/^As of .*, offline/).waitFor(patience);
    const offline = await chart('1h');
    expect(offline.candles.slice(0, 3)).toEqual(online.candles.slice(0, 3));
    await searchFinds(title);
  });

  it(
    'shows a market that the exchange has settled and dropped, also what was fetched after that',
    async () => {
      await follow(page, ticker);
      await rowShows('40');
      await watchFor(1);
      await app.close();
      const left = clock.now();
      clock.advance(HOUR / 2);
      server.operator.move(ticker, '0.8800');
      server.operator.trade(ticker);
      clock.advance(HOUR / 2);
      server.operator.close(ticker);
      server.operator.determine(ticker, 'yes');
      server.operator.settle(ticker);
      const settled = clock.now();
      clock.advance(MINUTE);
      server.operator.dropSettled();
      clock.advance(5 * MINUTE);

      await app.restart();
      page = await shownPage(app);
      await vi.waitFor(async () => {
        const { gaps, marks } = await chart({ startTime: left - HOUR, endTime: settled });
        expect(gaps).toEqual([]);
        expect(marks.at(-1)).toMatchObject({ status: 'finalized', result: 'yes' });
      }, longPatience);
      const away = { startTime: left, endTime: settled };
      const fetched = await chart(away);
      expect(fetched.summary.high).toBeGreaterThanOrEqual(880_000);
      const said = await figures();

      await startWithoutNetwork();
      expect(await figures()).toBe(said);
      expect(await chart(away)).toMatchObject({ candles: fetched.candles, gaps: [] });
    },
    TEST_MS,
  );
});

describe('after 8 hours of sleep', () => {
  it(
    'the gap is fetched by itself: no minute is missing and none is there twice',
    async () => {
      await follow(page, ticker);
      await rowShows('40');
      await watchFor(2);
      await app.power('suspend');
      await cable.unplug();
      const slept = clock.now();
      clock.advance(3 * HOUR);
      server.operator.move(ticker, '0.9000');
      server.operator.trade(ticker);
      clock.advance(5 * HOUR);
      server.operator.move(ticker, '0.4200');
      const woke = clock.now();
      await cable.plug();
      await app.power('resume');
      await rowShows('42');
      await watchFor(2);

      const night = { startTime: slept - 10 * MINUTE, endTime: woke };
      await vi.waitFor(async () => expect((await chart(night)).gaps).toEqual([]), longPatience);
      const { candles, period, summary } = await chart(night);
      expect(period).toBe(1);
      expect(summary.high).toBeGreaterThanOrEqual(900_000);
      const first = Math.floor(night.startTime / MINUTE) * MINUTE;
      const minutes = Array.from(
        { length: Math.ceil(woke / MINUTE) - first / MINUTE },
        (_, index) => first + (index + 1) * MINUTE,
      );
      expect(candles.map(({ endTime }) => endTime)).toEqual(minutes);
      const asleep = candles.filter(({ endTime }) => endTime > slept + MINUTE && endTime < woke);
      expect(new Set(asleep.map(({ source }) => source))).toEqual(new Set(['backfilled']));
    },
    TEST_MS,
  );
});
