import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { FIELD, follow, outcomes, patience, shownPage } from './steps.ts';

let server: PracticeServer;
let folder: string;
let app: RunningApp;
let page: Page;
let tickers: readonly string[];

beforeAll(async () => {
  server = await startPracticeServer();
  tickers = server.operator.openTickers().slice(0, 3);
});
afterAll(() => server.stop());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
  page = await shownPage(app);
  await follow(page, ...tickers);
  await page.locator('[data-row] .subtitle:not(:empty)').nth(2).waitFor(patience);
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = () => page.locator('[data-row]');

async function shows(...wanted: readonly (string | undefined)[]): Promise<void> {
  await expect.poll(() => outcomes(page), patience).toEqual(wanted);
}

describe('the watchlist by mouse', () => {
  it('is put in order by dragging, onto a neighbour and over several, up and down', async () => {
    const [one, two, three] = await outcomes(page);
    await rows().nth(0).dragTo(rows().nth(1));
    await shows(two, one, three);
    await rows().nth(1).dragTo(rows().nth(0));
    await shows(one, two, three);
    await rows().nth(0).dragTo(rows().nth(2));
    await shows(two, three, one);
    await rows().nth(2).dragTo(rows().nth(0));
    await shows(one, two, three);
  });

  it('opens a market with its order book, trades, facts and rules, and comes back', async () => {
    await rows().nth(1).click();
    await page.getByText(tickers[1] ?? '', { exact: true }).waitFor(patience);
    for (const part of ['Order book', 'Recent trades', 'Rules']) {
      await page.getByRole('heading', { name: part }).waitFor(patience);
    }
    await page.getByRole('cell').first().waitFor(patience);
    await page.getByText('Closes', { exact: true }).waitFor(patience);
    await page.getByRole('button', { name: 'Back' }).click();
    await expect.poll(() => rows().count(), patience).toBe(3);
  });

  it('follows the theme that is chosen, and the desktop when none is', async () => {
    const background = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('Dark', { exact: true }).click();
    await expect.poll(background, patience).toBe('rgb(22, 24, 27)');
    await page.getByText('Light', { exact: true }).click();
    await expect.poll(background, patience).toBe('rgb(255, 255, 255)');
    await page.getByText('System', { exact: true }).click();
    await app.desktopTheme('dark');
    await expect.poll(background, patience).toBe('rgb(22, 24, 27)');
  });
});

describe('the watchlist by keyboard alone', () => {
  it('is put in order, grouped, collapsed, sorted, emptied and brought back', async () => {
    const [one, two, three] = await outcomes(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('Alt+ArrowDown');
    await shows(two, one, three);
    await page.keyboard.press('Alt+ArrowUp');
    await shows(one, two, three);

    await page.keyboard.press('End');
    await page.keyboard.press('g');
    await page.keyboard.type('Later');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Later' }).waitFor(patience);
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await shows(one, two);
    await page.keyboard.press('ArrowRight');
    await shows(one, two, three);
    await page.keyboard.press('Delete');
    await page.getByText('Removed the group “Later”').waitFor(patience);

    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await shows(two, three);
    await page.keyboard.press('Control+z');
    await shows(one, two, three);
  });

  it('sorts by each of its keys and goes back to the own order', async () => {
    const own = await outcomes(page);
    const order = page.getByLabel('Order');
    await order.selectOption('By price');
    await expect
      .poll(async () => {
        const shown = (await rows().locator('.last .price').allInnerTexts()).map(Number);
        return shown.join() === shown.toSorted((a, b) => b - a).join();
      }, patience)
      .toBe(true);
    for (const key of ['By change', 'By closing time', 'By volume']) {
      await order.selectOption(key);
      await expect
        .poll(
          () =>
            order.evaluate(({ selectedOptions }: HTMLSelectElement) => selectedOptions[0]?.label),
          patience,
        )
        .toBe(key);
      expect((await outcomes(page)).toSorted()).toEqual(own.toSorted());
    }
    await order.selectOption('My order');
    await shows(...own);
  });

  it('takes an address of kalshi.com', async () => {
    await page.keyboard.press('Delete');
    await expect.poll(() => rows().count(), patience).toBe(2);
    await follow(page, `https://kalshi.com/markets/series/title/${tickers[0]?.toLowerCase()}`);
    await expect.poll(() => rows().count(), patience).toBe(3);
  });
});

describe('the window', () => {
  it('keeps the size it was given, over hiding and over a restart', async () => {
    await app.resizeWindow(440, 700);
    // A size counts as chosen once nothing has moved for half a second.
    await page.waitForTimeout(1_000);
    await app.clickTray();
    await expect.poll(() => app.windowVisible(), patience).toBe(false);
    await app.clickTray();
    await expect
      .poll(() => app.windowBounds(), patience)
      .toMatchObject({ width: 440, height: 700 });
    await app.restart();
    page = await shownPage(app);
    await expect
      .poll(() => app.windowBounds(), patience)
      .toMatchObject({ width: 440, height: 700 });
  });
});

describe('a hidden window', () => {
  it('does no work, and shows what changed once it is shown', async () => {
    const [ticker = ''] = tickers;
    server.operator.move(ticker, '0.3100');
    await page.keyboard.press('Home');
    await page.keyboard.press('p');
    await page.keyboard.press('F5');
    const bid = rows().first().locator('.number').first();
    await expect.poll(() => bid.innerText(), patience).toContain('31');
    await page.evaluate(() => {
      const note = (): void => void (document.body.dataset['changed'] = 'yes');
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      const app = document.getElementById('app');
      if (app) new MutationObserver(note).observe(app, all);
    });
    await app.clickTray();
    await expect.poll(() => app.windowVisible(), patience).toBe(false);
    await page.evaluate(() => delete document.body.dataset['changed']);

    server.operator.move(ticker, '0.6400');
    server.operator.trade(ticker);
    const { tooltip } = await app.tray();
    await app.power('resume');
    await expect.poll(async () => (await app.tray()).tooltip, patience).not.toBe(tooltip);
    expect(await page.evaluate(() => document.body.dataset['changed'])).toBeUndefined();
    expect(await bid.innerText()).toContain('31');
    await app.clickTray();
    await expect.poll(() => bid.innerText(), patience).toContain('64');
  });
});

describe('a window without network', () => {
  it('finds markets that were listed before, from the first word typed after a start', async () => {
    await page.keyboard.press('Control+n');
    await page.getByText(/^Liveliest of [\d,]+ open markets$/).waitFor(patience);
    const title = await page.locator('[data-row] .name .ellipsis').first().innerText();
    server.faults.hang();
    await app.restart();
    page = await shownPage(app);
    await page.keyboard.press('Control+n');
    await page.getByLabel(FIELD).fill(title);
    await page.locator('[data-row]').filter({ hasText: title }).first().waitFor(patience);
    server.faults.heal();
  });
});
