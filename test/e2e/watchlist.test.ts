import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { FIELD, follow, patience, shownPage } from './steps.ts';

let server: PracticeServer;
let folder: string;
let app: RunningApp;
let tickers: readonly string[];

beforeAll(async () => {
  server = await startPracticeServer();
  tickers = server.operator.openTickers();
});
afterAll(() => server.stop());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What every row of the list says, in order. */
const rowTexts = async (page: Page): Promise<string[]> =>
  page.locator('[data-row]').allInnerTexts();

describe('the watchlist', () => {
  it('finds markets by words and follows what Enter was pressed for', async () => {
    const page = await shownPage(app);
    await page.keyboard.press('Control+n');
    await page.getByText(/^Liveliest of [\d,]+ open markets$/).waitFor(patience);
    const title = await page.locator('[data-row] .name .ellipsis').first().innerText();
    await page.getByLabel(FIELD).fill(title);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Unfollow' }).first().waitFor(patience);
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(0);
  });

  it('keeps order, group and pins over a restart, and shows the pins in the tray', async () => {
    let page = await shownPage(app);
    const [first = '', second = '', third = ''] = tickers;
    await follow(page, first, second, third);
    server.operator.move(first, '0.3700');
    await page.keyboard.press('p');
    await expect.poll(async () => (await app.tray()).tooltip, patience).toMatch(/[\d.]+¢|–/);
    const { menu } = await app.tray();
    expect(menu?.[0]?.label).toMatch(/ {2}([\d.]+¢|–)$/);

    const before = await rowTexts(page);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(async () => (await rowTexts(page))[1]).toBe(before[0]);
    await page.keyboard.press('Home');
    await page.keyboard.press('g');
    await page.getByLabel('Name of the group of 1 market').fill('Mine');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Mine' }).waitFor();

    await app.restart();
    page = await shownPage(app);
    await page.getByRole('heading', { name: 'Mine' }).waitFor(patience);
    const after = await rowTexts(page);
    expect(after).toHaveLength(4);
    expect(after[0]).toContain('Pinned to the tray');
    expect((await app.tray()).menu?.[0]?.label).toBe(menu?.[0]?.label);

    await app.clickMenuItem(menu?.[0]?.label ?? '');
    await page.getByText(first, { exact: true }).waitFor(patience);
  });

  it('moves groups by keys, buttons and dragging, and keeps their order over a restart', async () => {
    let page = await shownPage(app);
    const groups = (): Promise<string[]> => page.locator('.group h2').allInnerTexts();
    await follow(page, ...tickers.slice(0, 3));
    for (const name of ['One', 'Two']) {
      await page.keyboard.press('Home');
      await page.keyboard.press('g');
      await page.getByLabel('Name of the group of 1 market').fill(name);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name }).waitFor(patience);
    }
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(groups, patience).toEqual(['Two', 'One']);
    await page.getByRole('heading', { name: 'One' }).hover();
    await page.getByRole('button', { name: 'Move One up' }).click();
    await expect.poll(groups, patience).toEqual(['One', 'Two']);
    await page
      .getByRole('heading', { name: 'Two' })
      .dragTo(page.getByRole('heading', { name: 'One' }));
    await expect.poll(groups, patience).toEqual(['Two', 'One']);

    await app.restart();
    page = await shownPage(app);
    await page.getByRole('heading', { name: 'One' }).waitFor(patience);
    expect(await groups()).toEqual(['Two', 'One']);
  });

  it('pins, sorts, removes and brings back with the mouse', async () => {
    const page = await shownPage(app);
    const [first = '', second = '', third = ''] = tickers;
    await follow(page, first, second, third);
    const rows = page.locator('[data-row]');
    await rows.nth(1).hover();
    await rows.nth(1).getByRole('button', { name: /^Pin/ }).click();
    await rows.nth(1).getByText('Pinned to the tray').waitFor(patience);
    await expect.poll(async () => (await app.tray()).tooltip, patience).toMatch(/ {2}([\d.]+¢|–)$/);

    const titles = page.locator('[data-row] .subtitle');
    const manual = await titles.allInnerTexts();
    await rows.nth(1).hover();
    await rows
      .nth(1)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect.poll(() => rows.count(), patience).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await rows.nth(1).getByText('Pinned to the tray').waitFor(patience);
    expect(await titles.allInnerTexts()).toEqual(manual);

    await page.getByLabel('Order').selectOption('By price');
    const prices = async (): Promise<number[]> =>
      (await page.locator('[data-row] .last .price').allInnerTexts()).map(Number);
    await expect
      .poll(async () => {
        const shown = await prices();
        return shown.join() === shown.toSorted((a, b) => b - a).join();
      }, patience)
      .toBe(true);
  });

  it('stays open without the focus and against Escape while it is pinned, and only then', async () => {
    const page = await shownPage(app);
    const pin = page.getByRole('button', { name: 'Keep this window open' });
    await pin.click();
    await expect.poll(() => pin.getAttribute('aria-pressed'), patience).toBe('true');
    // The app takes no blur for 250 ms after the window came up.
    await page.waitForTimeout(400);
    await app.blurWindow();
    await page.keyboard.press('Escape');
    expect(await app.windowVisible()).toBe(true);
    await pin.click();
    await expect.poll(() => pin.getAttribute('aria-pressed'), patience).toBe('false');
    await page.keyboard.press('Escape');
    await expect.poll(() => app.windowVisible(), patience).toBe(false);
  });
});
