import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../preload/contract/settings.ts';
import { quote } from '../../harness/markets.ts';
import { inSmallestWindow, press, type Behaviour } from '../page.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

async function tick(page: Page, bid: string | null, ask: string | null, last: string | null) {
  const quotes = [quote(newYork, bid, ask, last)];
  await page.evaluate((pushed) => window.harness.push('quotes', pushed), quotes);
}

export const priceNow: Behaviour = (app) => {
  beforeEach(() => app().show('watchlist'));

  describe('the price to choose a level by', () => {
    it('stands in the alert on the row and moves with the market', async () => {
      const { page } = app();
      await press(page, 'a');
      const form = page.getByRole('form', { name: /New alert/ });
      await tick(page, '0.4500', '0.4700', '0.4600');
      await form.getByText('Now 45 / 47¢', { exact: true }).waitFor();
      await tick(page, '0.4600', null, '0.4600');
      await form.getByText('Now 46¢ / –, last 46¢', { exact: true }).waitFor();
    });

    it('is no part of what is read out whenever it changes', async () => {
      const { page } = app();
      await press(page, 'a');
      await tick(page, '0.4500', '0.4700', '0.4600');
      await page.getByText('Now 45 / 47¢').waitFor();
      expect(await page.getByRole('form').getByRole('status').innerText()).not.toContain('45');
    });

    it('is written as a chance where prices are, and dated where it is stale', async () => {
      const { page } = app();
      await press(page, 'a');
      await tick(page, '0.4500', '0.4700', '0.4600');
      const settings = { ...defaultSettings, priceStyle: 'chance' } as const;
      await page.evaluate((pushed) => window.harness.push('settings', pushed), settings);
      await page.getByText('Now 45 / 47%').waitFor();
      await page.evaluate(() => window.harness.setFreshness('stale'));
      await page.getByText('Was 45 / 47%').waitFor();
    });

    it('stands below the level of the editor, for the side it is about, and shifts nothing', async () => {
      const { page } = app();
      await press(page, 'Control+b', 'Control+n');
      await tick(page, null, null, null);
      const place = () => page.getByLabel('How often').boundingBox();
      await expect.poll(() => page.locator('main .now').innerText()).toBe('');
      const before = await place();
      await tick(page, '0.4500', '0.4700', '0.4600');
      await page.getByText('Now 45 / 47¢', { exact: true }).waitFor();
      expect(await place()).toEqual(before);
      await page.getByLabel('Price', { exact: true }).selectOption('no-bid');
      await page.getByText('NO now 53 / 55¢', { exact: true }).waitFor();
    });
  });

  describe('the question when to begin', () => {
    it('fits a narrow row: no words under the answers, no answer out of the window', async () => {
      await app().show('alerts-hold');
      const { page } = app();
      await press(page, 'a', '>', '3', '0', 'Enter');
      const question = page.getByRole('group', { name: 'When to alert' });
      await question.waitFor();
      await inSmallestWindow(page, async () => {
        const words = await edges(question.getByRole('alert'));
        const answer = await edges(question.getByRole('button', { name: 'Next crossing' }));
        const last = await edges(question.getByRole('button', { name: 'Now' }));
        expect(words.content).toBeLessThanOrEqual(answer.left);
        expect(last.right).toBeLessThanOrEqual(320);
      });
    });
  });
};

/** Where an element begins and ends, and where what is in it ends. */
function edges(element: Locator): Promise<{ left: number; right: number; content: number }> {
  return element.evaluate((each) => {
    const { left, right } = each.getBoundingClientRect();
    return { left, right, content: left + each.scrollWidth };
  });
}
