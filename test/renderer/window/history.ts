import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { HarnessWindow } from '../harness/browser.ts';
import { quote } from '../harness/markets.ts';
import { callsOf, press, type Behaviour } from './page.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

async function openHistory(app: HarnessWindow, scene = 'alerts'): Promise<Page> {
  await app.show(scene);
  await press(app.page, 'Enter', 'h');
  return app.page;
}

async function openChart(app: HarnessWindow): Promise<Page> {
  const page = await openHistory(app);
  await page.locator('[role=img] canvas').first().waitFor();
  return page;
}

const spansOf = async (page: Page): Promise<readonly unknown[]> =>
  (await callsOf(page, 'getChart')).map(({ span }) => span);

/** Points at a place of the chart and reads the time in the legend. */
async function timeAt(page: Page, x: number): Promise<string> {
  await page.mouse.move(0, 0);
  await page.locator('[role=img]').hover({ position: { x, y: 80 } });
  return page.locator('.legend p').first().innerText();
}

/** What was asked of the chart is drawn with the next frame. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** A picture of the chart, for telling whether anything changed. */
const picture = async (page: Page): Promise<string> =>
  (await page.locator('[role=img]').screenshot()).toString('base64');

export const history: Behaviour = (app) => {
  describe('the history of a market', () => {
    it('opens with H and leaves with Escape, back to the market', async () => {
      const page = await openChart(app());
      await page.getByRole('heading', { name: 'Highest temperature' }).waitFor();
      await press(page, 'Escape');
      await page.getByRole('heading', { name: 'Order book' }).waitFor();
    });

    it('loads the drawing code only when a chart is opened', async () => {
      await app().show('watchlist');
      const { page } = app();
      const scripts = (): Promise<number> =>
        page.evaluate(
          () =>
            performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
              .length,
        );
      const atStart = await scripts();
      await press(page, 'Enter', 'h');
      await page.locator('[role=img] canvas').first().waitFor();
      expect(await scripts()).toBeGreaterThan(atStart);
    });

    it('changes its span with the keys 1 to 6, and by its buttons', async () => {
      const page = await openChart(app());
      await press(page, '1', '2', '3', '4', '5', '6');
      await page.getByText('6 h', { exact: true }).click();
      await press(page, '1');
      expect(await spansOf(page)).toEqual(['1d', '1h', '6h', '1d', '1w', '1m', 'all', '6h', '1h']);
    });

    it('says the exact figures of the period that is pointed at, then the newest again', async () => {
      const page = await openChart(app());
      const legend = page.locator('.legend');
      const newest = await legend.innerText();
      await page.locator('[role=img]').hover({ position: { x: 40, y: 60 } });
      await expect.poll(() => legend.innerText()).not.toBe(newest);
      expect(await legend.innerText()).toMatch(/Last \d+¢[\s\S]*Bid \d+¢[\s\S]*Ask \d+¢/);
      await page.mouse.move(5, 5);
      await expect.poll(() => legend.innerText()).toBe(newest);
    });

    it('zooms and moves by keyboard, and shows all of it again', async () => {
      const page = await openChart(app());
      await painted(page);
      const whole = await timeAt(page, 100);
      await press(page, '+', '+', '+', 'End');
      await expect.poll(() => timeAt(page, 100)).not.toBe(whole);
      const atEnd = await timeAt(page, 100);
      await press(page, 'ArrowLeft', 'ArrowLeft');
      await expect.poll(() => timeAt(page, 100)).not.toBe(atEnd);
      await press(page, '0');
      await expect.poll(() => timeAt(page, 100)).toBe(whole);
    });

    it('draws candles with C, and follows the theme while it is open', async () => {
      const page = await openChart(app());
      const line = await picture(page);
      await press(page, 'c');
      await expect.poll(() => picture(page)).not.toBe(line);
      const light = await picture(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => picture(page)).not.toBe(light);
      await page.emulateMedia({ colorScheme: 'light' });
      await expect.poll(() => picture(page)).toBe(light);
    });

    it('is a table with T, which the keyboard reaches and scrolls', async () => {
      const page = await openChart(app());
      await press(page, '4', 't');
      const table = page.getByRole('table', { name: /newest first/ });
      await table.waitFor();
      expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
        'Time',
        'Open',
        'High',
        'Low',
        'Last',
        'Bid',
        'Ask',
        'Vol',
        'Source',
      ]);
      await table.getByText('Nothing known since').waitFor();
      const region = page.getByRole('region', { name: 'Prices of each period' });
      await region.focus();
      await press(page, 'End');
      await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    });

    it('tells the whole chart in one sentence to those who do not see it', async () => {
      const page = await openChart(app());
      const label = await page.getByRole('img', { name: /^Chart\./ }).getAttribute('aria-label');
      expect(label).toMatch(/Open \d+¢, high \d+¢, low \d+¢, last \d+¢, change [+−]?\d+¢, volume/);
    });

    it('is read again when prices come, but at most every 10 s', async () => {
      const { page } = app();
      await page.clock.install();
      await openHistory(app());
      await page.getByText('As of').waitFor();
      for (const price of ['0.4600', '0.4700', '0.4800']) {
        const quotes = [quote(newYork, price, '0.4900', price)];
        await page.evaluate((pushed) => window.harness.push('quotes', pushed), quotes);
      }
      expect(await spansOf(page)).toHaveLength(1);
      await page.clock.fastForward(10_000);
      await expect.poll(() => spansOf(page)).toHaveLength(2);
      await page.clock.resume();
    });

    it('says as of when while offline', async () => {
      const page = await openHistory(app(), 'history-offline');
      await page.getByText(/^As of .*\d\d:\d\d, offline$/).waitFor();
    });

    it('says that nothing was recorded, and tries again after a failure when asked', async () => {
      const page = await openHistory(app(), 'history-empty');
      await page.getByText('Nothing recorded yet').waitFor();
      await openHistory(app(), 'history-failing');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => spansOf(page)).toHaveLength(2);
    });

    it('fits into the smallest window', async () => {
      const { page } = app();
      await page.setViewportSize({ width: 320, height: 400 });
      await openChart(app());
      const beyond = await page
        .locator('main')
        .evaluate(
          (main) =>
            [...main.querySelectorAll('button, label, canvas')].filter(
              (control) => control.getBoundingClientRect().right > innerWidth,
            ).length,
        );
      expect(beyond).toBe(0);
      await page.setViewportSize({ width: 400, height: 600 });
    });
  });
};
