import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { callsOf, press, rows, type Behaviour } from './page.ts';

const [york, fed, bitcoin] = ['Highest temperature in New York', 'Fed decision', 'Bitcoin price'];

/** The first line of every row in view. */
async function order(page: Page): Promise<string[]> {
  const texts = await rows(page).allInnerTexts();
  return texts.map((text) => text.trim().split('\n')[0] ?? '');
}

async function startsWith(page: Page, ...titles: readonly (string | undefined)[]): Promise<void> {
  const expected = titles.map((title) => expect.stringContaining(title ?? '') as string);
  await expect.poll(async () => (await order(page)).slice(0, titles.length)).toEqual(expected);
}

export const arranging: Behaviour = (app) => {
  describe('arranging the watchlist', () => {
    beforeEach(() => app().show('watchlist'));

    it('moves a market with Alt+arrows, and the keyboard stays on it', async () => {
      const { page } = app();
      await press(page, 'Alt+ArrowDown', 'Alt+ArrowDown');
      await startsWith(page, fed, bitcoin, york);
      await press(page, 'Alt+ArrowUp');
      await startsWith(page, fed, york, bitcoin);
    });

    it('moves a market by dragging its row', async () => {
      const { page } = app();
      await rows(page)
        .nth(0)
        .dragTo(rows(page).nth(2), { targetPosition: { x: 60, y: 40 } });
      await startsWith(page, fed, bitcoin, york);
    });

    it('sorts by what is chosen, remembers it, and says why it cannot be moved by hand', async () => {
      const { page } = app();
      await page.getByLabel('Order').selectOption('By price');
      expect(await callsOf(page, 'updateSettings')).toEqual([{ watchlistSort: 'price' }]);
      await startsWith(page, 'Highest temperature in Chicago', fed);
      await page.getByRole('grid').focus();
      await press(page, 'Alt+ArrowDown');
      await page.getByText('Choose “My order”').waitFor();
      expect(await callsOf(page, 'moveMarkets')).toEqual([]);
    });

    it('pins to the tray with P and unpins with P', async () => {
      const { page } = app();
      await press(page, 'p');
      await rows(page).first().getByText('Pinned to the tray').waitFor();
      await press(page, 'p');
      await expect.poll(() => page.getByText('Pinned to the tray').count()).toBe(0);
    });

    it('pins all marked markets with P unless all of them are, and says it for all', async () => {
      const { page } = app();
      const pinned = page.getByText('Pinned to the tray', { exact: true });
      await press(page, 'p', 'Shift+ArrowDown', 'Shift+ArrowDown', 'p');
      await page.getByText('3 markets are pinned to the tray').waitFor();
      await expect.poll(() => pinned.count()).toBe(3);
      await press(page, 'p');
      await page.getByText('3 markets are no longer pinned').waitFor();
      await expect.poll(() => pinned.count()).toBe(0);
    });

    it('keeps the window open with the pin of the header', async () => {
      const { page } = app();
      const pin = page.getByRole('button', { name: 'Keep this window open' });
      await pin.click();
      expect(await callsOf(page, 'updateSettings')).toEqual([{ pinnedOpen: true }]);
      expect(await pin.getAttribute('aria-pressed')).toBe('true');
    });

    it('groups the marked markets, renames and collapses the group, with the keyboard alone', async () => {
      const { page } = app();
      await group(page, 'Mine');
      await startsWith(page, bitcoin);
      await press(page, 'End', 'ArrowUp', 'ArrowUp', 'F2');
      await page.keyboard.type(' own');
      await press(page, 'Enter');
      await page.getByRole('heading', { name: 'Mine own' }).waitFor();
      await press(page, 'ArrowLeft');
      await expect.poll(() => rows(page).count()).toBe(9);
      await press(page, 'Enter');
      await expect.poll(() => rows(page).count()).toBe(11);
    });

    it('moves a market into a group over its head, by keys and by dragging', async () => {
      const { page } = app();
      await group(page, 'Mine');
      await press(page, 'End', 'ArrowUp', 'Alt+ArrowUp');
      await expect.poll(async () => (await order(page)).at(-3)).toContain('Highest temperature');
      await rows(page)
        .nth(0)
        .dragTo(page.getByRole('heading', { name: 'Mine' }));
      await expect.poll(() => callsOf(page, 'moveMarkets')).toHaveLength(2);
      const [, dragged] = await callsOf(page, 'moveMarkets');
      expect(dragged?.groupId).not.toBeUndefined();
    });

    it('moves a group over the others with Alt+arrows, by its buttons and by dragging its head', async () => {
      await app().show('groups');
      const { page } = app();
      const names = (): Promise<string[]> => page.locator('.group h2').allInnerTexts();
      const [weather = '', later = ''] = await names();
      await press(page, 'End', 'Alt+ArrowUp');
      await expect.poll(names).toEqual([later, weather]);
      await press(page, 'Alt+ArrowUp');
      await press(page, 'Alt+ArrowDown');
      await expect.poll(names).toEqual([weather, later]);
      const head = page.getByRole('row', { name: later });
      await head.hover();
      await head.getByRole('button', { name: /^Move .* up$/ }).click();
      await expect.poll(names).toEqual([later, weather]);
      await page
        .getByRole('heading', { name: weather })
        .dragTo(page.getByRole('heading', { name: later }));
      await expect.poll(names).toEqual([weather, later]);
      expect(await callsOf(page, 'moveMarkets')).toEqual([]);
    });

    it('shows the spread under the prices, in tenths of a cent where they have them', async () => {
      const { page } = app();
      const spread = (name: string): Promise<string[]> =>
        page.getByRole('row', { name }).locator('.spread').allTextContents();
      expect(await spread('Highest temperature in New York')).toEqual([
        expect.stringMatching(/↔\s*2/),
      ]);
      expect(await spread('Fed decision')).toEqual([expect.stringMatching(/↔\s*0\.3/)]);
      expect(await spread('Best Picture')).toEqual([]);
    });

    it('removes a group with Delete, keeps its markets, and undoes it', async () => {
      const { page } = app();
      await group(page, 'Mine');
      await press(page, 'End', 'ArrowUp', 'ArrowUp', 'Delete');
      await page.getByText('Removed the group “Mine”').waitFor();
      expect(await rows(page).count()).toBe(10);
      await press(page, 'Control+z');
      await page.getByRole('heading', { name: 'Mine' }).waitFor();
      expect(await rows(page).count()).toBe(11);
    });
  });
};

/** Groups the first two markets; the group comes last. */
async function group(page: Page, name: string): Promise<void> {
  await press(page, 'Shift+ArrowDown', 'g');
  await page.getByLabel('Name of the group of 2 markets').fill(name);
  await press(page, 'Enter');
  await page.getByRole('heading', { name }).waitFor();
}
