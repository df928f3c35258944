import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { shownPage } from './steps.ts';

const patience = { timeout: 30_000 };
const HIGH = 'Highest temperature in NYC';

let server: PracticeServer;
let folder: string;
let app: RunningApp;

beforeEach(async () => {
  server = await startPracticeServer();
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
});
afterEach(async () => {
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openedBrowser(): Promise<Page> {
  const page = await shownPage(app);
  await page.keyboard.press('Control+o');
  return page;
}

const row = (page: Page, name: string) => page.getByRole('row', { name }).first();
const here = (page: Page) => page.locator('nav [aria-current=page]');
const rowTexts = (page: Page): Promise<string[]> => page.locator('[data-row]').allInnerTexts();

async function arrive(page: Page, title: string): Promise<void> {
  await here(page).getByText(title).waitFor(patience);
  await page.locator('[data-row]').first().waitFor(patience);
}

/** What the watchlist holds, by outcome. */
async function followed(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('grid', { name: 'Watchlist' }).waitFor(patience);
  return page.locator('[data-row] .subtitle').allInnerTexts();
}

describe('browsing', () => {
  it('leads from a category to a market with the mouse, and back over the breadcrumb', async () => {
    const page = await openedBrowser();
    await row(page, 'Climate and Weather').click();
    await arrive(page, 'Climate and Weather');
    await row(page, HIGH).click();
    await arrive(page, HIGH);
    await page.locator('[data-row]').first().click();
    const market = page.locator('[data-row]').nth(1);
    await market.getByRole('button', { name: 'Follow' }).click(patience);
    await market.getByRole('button', { name: 'Unfollow' }).waitFor(patience);
    await page.getByText(/^Following “/).waitFor(patience);
    await page.getByRole('button', { name: 'Undo' }).click();
    await market.getByRole('button', { name: 'Follow' }).waitFor(patience);
    await market.click();
    await market.getByRole('button', { name: 'Unfollow' }).waitFor(patience);
    const outcome = await market.locator('.subtitle').innerText();

    await page.getByRole('button', { name: 'Climate and Weather' }).click();
    await arrive(page, 'Climate and Weather');
    await page.getByRole('button', { name: 'Categories' }).click();
    await arrive(page, 'Categories');
    expect(await followed(page)).toEqual([outcome]);
  });

  it('leads to a market with the keyboard alone, and comes back to where it was', async () => {
    const page = await openedBrowser();
    await arrive(page, 'Categories');
    await page.keyboard.type('weather');
    await page.keyboard.press('ArrowRight');
    await arrive(page, 'Climate and Weather');
    await page.keyboard.type('highest nyc');
    await page.keyboard.press('Enter');
    await arrive(page, HIGH);
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Follow' }).first().waitFor(patience);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Unfollow' }).waitFor(patience);
    const outcome = await page.locator('.current .subtitle').innerText();

    await page.keyboard.press('ArrowLeft');
    await arrive(page, HIGH);
    await page.keyboard.press('Backspace');
    await arrive(page, 'Climate and Weather');
    expect(await page.getByRole('searchbox').inputValue()).toBe('highest nyc');
    expect(await followed(page)).toEqual([outcome]);
    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { name: 'Follow your first market' }).waitFor(patience);
  });

  it('follows a whole event as one group', async () => {
    const page = await openedBrowser();
    for (const name of ['Climate and Weather', HIGH]) {
      await row(page, name).click(patience);
      await arrive(page, name);
    }
    const title = await page.locator('[data-row] .name').first().innerText();
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: /^Follow all \d+$/ }).click(patience);
    await expect
      .poll(() => page.getByRole('button', { name: /^Follow/ }).count(), patience)
      .toBe(0);
    await followed(page);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(3);
    await page.getByRole('heading', { name: title.split('\n')[0] ?? '' }).waitFor(patience);
  });

  it('shows without network what was read before, says how old it is, and why the rest is missing', async () => {
    let page = await openedBrowser();
    for (const name of ['Climate and Weather', HIGH]) {
      await row(page, name).click(patience);
      await arrive(page, name);
    }
    await page.locator('[data-row]').first().click();
    await page.getByRole('button', { name: 'Follow' }).first().waitFor(patience);
    const markets = await rowTexts(page);

    await app.close();
    await server.stop();
    outdate();
    app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
    page = await openedBrowser();
    await page.getByText(/^Offline, as of .*\d:\d\d.*: \d+ categories$/).waitFor(patience);
    for (const name of ['Climate and Weather', HIGH]) {
      await row(page, name).click();
      await arrive(page, name);
    }
    await page.locator('[data-row]').first().click();
    await page.getByText(/^Offline, as of .*\d:\d\d.*: \d+ markets$/).waitFor(patience);
    expect((await rowTexts(page)).map(firstLines)).toEqual(markets.map(firstLines));

    await page.getByRole('button', { name: 'Categories' }).click();
    await row(page, 'Elections').click();
    await page.getByRole('heading', { name: 'No list of series' }).waitFor(patience);
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('heading', { name: 'No list of series' }).waitFor(patience);
  });
});

/** Makes every list an hour older: before five minutes the app would not ask for them again. */
function outdate(): void {
  const database = new Database(join(folder, 'data/data/kalshi-tray.db'));
  database.prepare('UPDATE directory SET read_time = read_time - 3600000').run();
  database.close();
}

/** Title and outcome: the time to close goes on while the app is offline. */
const firstLines = (text: string): string => text.split('\n').slice(0, 2).join('\n');
