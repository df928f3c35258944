import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { browsing as walk } from '../harness/browse-screens.ts';
import { callsOf, currentRow, press, rows, type Behaviour } from './page.ts';

const here = (page: Page): Promise<string> => page.locator('nav [aria-current=page]').innerText();

async function arriveAt(page: Page, title: string): Promise<void> {
  await expect.poll(() => here(page)).toContain(title);
}

export const browsing: Behaviour = (app) => {
  describe('browsing', () => {
    it('walks from the categories to a market, follows it with Enter and undoes it', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+o');
      await page.keyboard.type('climate');
      await press(page, 'Enter');
      await arriveAt(page, 'Climate and Weather');
      await page.keyboard.type('austin');
      await press(page, 'ArrowRight');
      await arriveAt(page, 'Highest temperature in Austin');
      await press(page, 'ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter');
      await page.getByText(/^Following “Highest temperature in Austin/).waitFor();
      const [followed] = await callsOf(page, 'followMarket');
      expect(followed?.ticker).toMatch(/^KXHIGHAUS-27JAN/);
      await page.getByRole('button', { name: 'Unfollow' }).waitFor();
      await press(page, 'Control+z');
      expect(await callsOf(page, 'unfollowMarket')).toEqual([followed]);
      await expect.poll(() => page.getByRole('button', { name: 'Unfollow' }).count()).toBe(0);
    });

    it('comes back to the line it left and the words typed there, with ← and Backspace', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate')(page);
      await page.keyboard.type('years ago');
      await press(page, 'PageDown', 'PageDown', 'ArrowDown');
      const left = await currentRow(page).innerText();
      await press(page, 'ArrowRight');
      await page.getByRole('heading', { name: 'No open events' }).waitFor();
      await press(page, 'ArrowLeft');
      expect(await currentRow(page).innerText()).toBe(left);
      expect(await page.getByRole('searchbox').inputValue()).toBe('years ago');
      await press(page, ...Array.from('years ago', () => 'Backspace'));
      await arriveAt(page, 'Climate and Weather');
      await press(page, 'Backspace');
      await arriveAt(page, 'Categories');
      expect(await currentRow(page).innerText()).toContain('Climate and Weather');
    });

    it('gives up the words with Escape, then goes up list by list, and leaves the first', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate', 'in Austin')(page);
      await page.keyboard.type('jan');
      await press(page, 'Escape');
      expect(await page.getByRole('searchbox').inputValue()).toBe('');
      expect(await here(page)).toContain('in Austin');
      await press(page, 'Escape');
      await arriveAt(page, 'Climate and Weather');
      await press(page, 'Escape');
      await arriveAt(page, 'Categories');
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
    });

    it('takes ← and → as the text’s own while they move in it', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate')(page);
      await page.keyboard.type('ago');
      await press(page, 'ArrowLeft', 'ArrowRight');
      expect(await here(page)).toContain('Climate');
    });

    it('goes back over the breadcrumb, and takes what is typed after a click', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate', 'in Austin')(page);
      await page.getByRole('button', { name: 'Categories' }).click();
      await arriveAt(page, 'Categories');
      await page.keyboard.type('econ');
      await expect.poll(() => rows(page).count()).toBe(1);
    });

    it('cuts the way there before it cuts where the person is', async () => {
      await app().show('watchlist');
      const { page } = app();
      const crumbs = page.getByRole('navigation').locator('.ellipsis');
      await walk('Climate', 'named Atlantic', 'named Atlantic')(page);
      await expect.poll(() => crumbs.count()).toBe(4);
      const widths = await crumbs.evaluateAll((all) => all.map(({ clientWidth }) => clientWidth));
      expect(widths.at(-1)).toBeGreaterThan(
        widths.slice(0, -1).reduce((sum, width) => sum + width),
      );
    });

    it('takes what is typed after a click on a market', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate', 'in Austin', 'in Austin on Jan 1')(page);
      await rows(page).nth(1).click();
      await page.getByText('Following “').waitFor();
      await page.keyboard.type('42');
      await expect.poll(() => rows(page).count()).toBe(1);
    });

    it('follows nothing when → is pressed on a market', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate', 'in Austin', 'in Austin on Jan 1')(page);
      await press(page, 'ArrowRight');
      expect(await callsOf(page, 'followMarket')).toEqual([]);
    });

    it('marks followed markets and follows the whole event as one group', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Economics', 'Fed decision', 'Fed decision')(page);
      await page.getByRole('button', { name: 'Unfollow' }).waitFor();
      await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
      await walk('Climate', 'in Austin', 'in Austin on Jan 1')(page);
      await page.getByRole('button', { name: 'Follow all 10' }).click();
      await expect.poll(() => callsOf(page, 'followMarket')).toHaveLength(10);
      await expect.poll(() => callsOf(page, 'createGroup')).toMatchObject([{ isEvent: true }]);
      await page.getByText('Following “').waitFor();
      await press(page, 'Control+z');
      await expect.poll(() => callsOf(page, 'unfollowMarket')).toHaveLength(10);
      await page.getByRole('button', { name: 'Follow all 10' }).waitFor();
      expect(await callsOf(page, 'deleteGroup')).toHaveLength(1);
    });

    it('follows a series that recurs from the list of its events', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate', 'in Austin')(page);
      await page.getByRole('button', { name: 'Follow series' }).click();
      expect(await callsOf(page, 'followSeries')).toEqual([{ series: 'KXHIGHAUS' }]);
      await page.getByText('✓ Series followed').waitFor();
    });

    it('draws only the rows in view of a long list', async () => {
      await app().show('watchlist');
      const { page } = app();
      await walk('Climate')(page);
      await page.getByText(/^4\d\d series$/).waitFor();
      expect(await rows(page).count()).toBeLessThan(25);
    });

    it('shows what is kept while offline, and says as of when', async () => {
      await app().show('browse-offline');
      const { page } = app();
      await walk('Climate')(page);
      await page.getByText(/^Offline, as of .*\d\d:\d\d: 4\d\d series$/).waitFor();
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => callsOf(page, 'browse')).toHaveLength(3);
    });

    it('says why there is no list, and tries again when asked', async () => {
      await app().show('browse-not-kept');
      const { page } = app();
      await walk()(page);
      await page.getByRole('heading', { name: 'No list of categories' }).waitFor();
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => callsOf(page, 'browse')).toHaveLength(2);
    });

    it('tells how long it has been waiting', async () => {
      await app().show('browse-loading');
      const { page } = app();
      await walk()(page);
      await page.getByRole('status').getByText('Loading… 1 s').waitFor();
    });

    it('switches between searching and browsing by key and by button', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.getByRole('button', { name: 'Browse' }).click();
      await arriveAt(page, 'Categories');
      await press(page, 'Control+n');
      await page.getByText('Liveliest of').waitFor();
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
    });
  });
};
