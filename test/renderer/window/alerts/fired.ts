import { describe, expect, it } from 'vitest';
import { firing } from '../../harness/alert-facts.ts';
import { callsOf, currentRow, inSmallestWindow, press, rows, type Behaviour } from '../page.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

export const fired: Behaviour = (app) => {
  describe('what has fired', () => {
    it('comes first when nobody has seen it, and counts as seen once it was looked at', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await page.getByRole('button', { name: 'Alerts 3 not seen yet' }).waitFor();
      await press(page, 'Control+b');
      await expect.poll(() => rows(page).count()).toBe(9);
      expect(await page.getByText('not seen yet').count()).toBe(3);
      expect(await callsOf(page, 'markFiringsSeen')).toHaveLength(0);
      await press(page, 'Escape');
      expect(await callsOf(page, 'markFiringsSeen')).toEqual([{ ids: [9, 8, 7] }]);
      await expect.poll(() => page.getByText('not seen yet').count()).toBe(0);
    });

    it('says what happened, and why it is told late', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      await page.getByText(/Crossed 64¢ at about \d\d:\d\d, while asleep/).waitFor();
      expect(await rows(page).nth(1).innerText()).toMatch(
        /Fed decision.*NO 18.2¢ ▼\s+Time to look at the dot plot/s,
      );
    });

    it('opens its market with Enter, the firing highlighted, and comes back to the same row', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      await expect.poll(() => rows(page).count()).toBe(9);
      await press(page, 'ArrowDown', 'ArrowDown', 'Enter');
      await page.getByText(newYork, { exact: true }).waitFor();
      const highlighted = page.locator('li[aria-current=true]');
      expect(await highlighted.innerText()).toContain('while asleep');
      await press(page, 'Escape');
      expect(await currentRow(page).innerText()).toContain('while asleep');
    });

    it('highlights a firing that a notification names, however old, and marks it as seen', async () => {
      await app().show('alerts-many');
      const { page } = app();
      const route = { screen: 'market', ticker: newYork, firingId: 2 } as const;
      await page.evaluate((shown) => window.harness.push('navigate', shown), route);
      await page.getByText('Not known yet').waitFor();
      await app().show('alerts');
      await page.evaluate((shown) => window.harness.push('navigate', shown), route);
      await page.locator('li[aria-current=true]').getByText('31,400 contracts').waitFor();
      expect(await callsOf(page, 'markFiringsSeen')).toEqual([{ ids: [2] }]);
    });

    it('shows what fires while it is looked at', async () => {
      await app().show('alerts');
      const { page } = app();
      await press(page, 'Control+b', 'Control+b');
      await expect.poll(() => rows(page).count()).toBe(9);
      const news = [firing(10, { seen: false, note: 'Just now' })];
      await page.evaluate((pushed) => window.harness.push('firings', pushed), news);
      await expect.poll(() => rows(page).first().innerText()).toContain('Just now');
    });

    it('is filtered by market and by what nobody has seen', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      await page.getByRole('combobox', { name: 'Market' }).selectOption(newYork);
      await expect.poll(() => rows(page).count()).toBe(5);
      await page.getByLabel('Unseen only').check();
      await expect.poll(() => rows(page).count()).toBe(2);
      expect((await callsOf(page, 'listFirings')).at(-1)).toMatchObject({
        ticker: newYork,
        unseenOnly: true,
      });
    });

    it('is cleared as far as the filter goes, and comes back with Ctrl+Z', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      await page.getByLabel('Unseen only').check();
      await expect.poll(() => rows(page).count()).toBe(3);
      await page.getByRole('button', { name: 'Clear list' }).click();
      await page.getByRole('heading', { name: 'Nothing of that kind' }).waitFor();
      expect(await callsOf(page, 'clearFirings')).toEqual([{ unseenOnly: true }]);
      await press(page, 'Control+z');
      await expect.poll(() => rows(page).count()).toBe(3);
    });

    it.each(['Delete', 'Backspace'])('stays whole whatever %s does elsewhere', async (key) => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      await page.getByRole('grid', { name: 'Fired alerts' }).waitFor();
      await press(page, key);
      await expect.poll(() => rows(page).count()).toBe(9);
      expect(await callsOf(page, 'clearFirings')).toEqual([]);
    });

    it('keeps its foot inside a narrow window', async () => {
      await app().show('alerts-unseen');
      const { page } = app();
      await press(page, 'Control+b');
      const foot = page.locator('footer');
      await foot.getByRole('button', { name: 'Clear list' }).waitFor();
      await inSmallestWindow(page, async () => {
        expect(await foot.evaluate((each) => each.scrollWidth)).toBe(320);
      });
    });

    it('is marked as seen, written as CSV, and fetched on as it is scrolled', async () => {
      await app().show('alerts-many');
      const { page } = app();
      await press(page, 'Control+b', 'Control+b');
      await page.getByRole('button', { name: 'Export CSV…' }).click();
      await page.getByText('Written to /home/ada/alerts.csv').waitFor();
      await expect.poll(() => rows(page).count()).toBeGreaterThan(5);
      await page.getByRole('grid').focus();
      await press(page, 'End');
      await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100');
      await page.evaluate(() => window.harness.push('unseen', 3));
      await page.getByRole('button', { name: 'Mark all as seen' }).click();
      expect(await callsOf(page, 'markFiringsSeen')).toEqual([{ ids: null }]);
    });

    it('can be read again when it could not', async () => {
      await app().show('alerts-failing');
      const { page } = app();
      await press(page, 'Control+b', 'Control+b');
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => callsOf(page, 'listFirings')).toHaveLength(2);
    });
  });

  describe('that nobody watches', () => {
    it('is said on the watchlist and among the alerts, as long as it is so', async () => {
      await app().show('alerts-unwatched');
      const { page } = app();
      const warning = page.getByText('Alerts are not being watched');
      await warning.waitFor();
      await press(page, 'Control+b');
      await warning.waitFor();
      await page.evaluate(() => window.harness.push('alertWatch', { watched: true }));
      await expect.poll(() => warning.count()).toBe(0);
    });

    it('is not said where there is nothing to watch', async () => {
      await app().show('alerts-unwatched');
      const { page } = app();
      await press(page, 'Control+b', 'Control+a', 'p');
      await expect.poll(() => page.getByText('Alerts are not being watched').count()).toBe(0);
    });
  });
};
