import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { follow, shownPage } from './steps.ts';

const patience = { timeout: 20_000 };

let server: PracticeServer;
let folder: string;
let app: RunningApp;
let page: Page;
let ticker: string;
let sibling: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  server = await startPracticeServer();
  [ticker, sibling] = twoOfOneEvent(server.operator.openTickers());
  server.operator.move(ticker, '0.4000');
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
  page = await shownPage(app);
});
afterEach(async () => {
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function twoOfOneEvent(tickers: readonly string[]): [string, string] {
  const eventOf = (name: string): string => name.split('-').slice(0, 2).join('-');
  for (const first of tickers) {
    const second = tickers.find((other) => other !== first && eventOf(other) === eventOf(first));
    if (second) return [first, second];
  }
  return expect.fail('No event with two open markets.');
}

async function followPriced(...wanted: readonly string[]): Promise<void> {
  await follow(page, ...wanted);
  await page.getByRole('row').filter({ hasText: '40' }).first().waitFor(patience);
}

/** A letter, a price and Enter, on the market's row. */
async function alertAt(price: string): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('a');
  await page.keyboard.type(price);
  await page.keyboard.press('Enter');
  await page.getByText('Alert made').waitFor(patience);
}

/** The first market's history, by keyboard, once it is drawn. */
async function openChart(): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
  await page.getByRole('img', { name: /^Chart, / }).waitFor(patience);
  await page.locator('[role=img] canvas').first().waitFor(patience);
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Goes on with Tab until the control has the focus. */
async function tabTo(control: Locator): Promise<void> {
  for (let count = 0; count < 40; count += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  expect.fail('Tab does not get there.');
}

/** The prices, in cents, that the rules wait for. */
const thresholds = (): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const snapshot = await window.kalshiTray.getSnapshot();
    if (!snapshot.ok) return [];
    return snapshot.value.rules.flatMap(({ rule: { watch } }) =>
      watch.condition.kind === 'price' ? [watch.condition.threshold / 10_000] : [],
    );
  });

describe('the history screen', () => {
  it('can be walked through with the keyboard alone', async () => {
    await followPriced(ticker, sibling);
    await openChart();
    const figures = page.getByRole('region', { name: /^Figures, / });
    const day = await figures.getAttribute('aria-label');
    await press('4');
    await expect.poll(() => figures.getAttribute('aria-label'), patience).not.toBe(day);
    await press('c');
    expect(await page.getByLabel('Candles').isChecked()).toBe(true);

    await press('ArrowLeft', 'ArrowLeft');
    const spoken = page.getByRole('main').getByRole('status');
    await expect.poll(() => spoken.innerText(), patience).toMatch(/last .*|nothing known/);
    await press('Escape');
    await page.getByRole('img', { name: /^Chart, / }).waitFor();

    await press('t');
    const table = page.getByRole('table', { name: /newest first$/ });
    await table.waitFor(patience);
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await press('t', 'm');
    const choice = page.getByRole('checkbox', { disabled: false }).first();
    await choice.waitFor(patience);
    await tabTo(choice);
    await press('Space');
    await page.getByRole('img', { name: /^Chart of 2 markets\. .*sum / }).waitFor(patience);
    await press('t');
    await page.getByRole('table', { name: /^Chances of 2 markets/ }).waitFor(patience);
    await press('Escape', 'Escape');
    await page.getByRole('heading', { name: 'Order book' }).waitFor(patience);
  });

  it('changes an alert where its threshold is moved by keys, and takes it back', async () => {
    await followPriced(ticker);
    await alertAt('64');
    await openChart();
    await tabTo(page.getByRole('slider'));
    await press('ArrowUp', 'ArrowUp', 'Enter');
    await page.getByText(/^Alert now: .* 66¢/).waitFor(patience);
    expect(await thresholds()).toEqual([66]);
    await press('Control+z');
    await expect.poll(thresholds, patience).toEqual([64]);
  });

  it('changes an alert where its threshold is dragged to', async () => {
    await followPriced(ticker);
    await alertAt('64');
    await openChart();
    const handle = page.getByRole('slider');
    const box = (await handle.boundingBox()) ?? expect.fail('The threshold is not on the chart.');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x, middle.y + 12, { steps: 4 });
    const live = Number(await handle.getAttribute('aria-valuenow'));
    expect(live).not.toBe(64);
    expect(await thresholds()).toEqual([64]);
    await page.mouse.up();
    await expect.poll(thresholds, patience).not.toEqual([64]);
    const [now] = await thresholds();
    expect(now).toBe(live);
  });

  it('marks an alert that fires while it is open, and says what it was', async () => {
    await followPriced(ticker);
    await alertAt('64');
    await openChart();
    server.operator.move(ticker, '0.7000');
    await page.keyboard.press('F5');
    const mark = page.getByRole('button', { name: /^Fired .*YES \d+(\.\d)?¢ ▲/ });
    await mark.waitFor(patience);
    await tabTo(mark);
    await press('Enter');
    await page.getByRole('group', { name: 'Fired here' }).getByText('at or above 64¢').waitFor();
    await press('Escape');
    await page.getByRole('img', { name: /^Chart, / }).waitFor();
  });
});
