import { beforeEach, describe, expect, it } from 'vitest';
import { painted } from '../harness/screens.ts';
import { callsOf, currentRow, press, rows, type Behaviour } from './page.ts';

const fed = 'KXFEDDECISION-26DEC-H0';
const heading = 'Fed decision in December?';

export const keyboard: Behaviour = (app) => {
  describe('with the keyboard alone', () => {
    beforeEach(() => app().show('watchlist'));

    it.each([
      ['arrows', 'ArrowDown', 'ArrowUp'],
      ['j and k', 'j', 'k'],
    ])('walks the list with %s', async (_, down, up) => {
      const { page } = app();
      await press(page, down, down, down, up, up);
      expect(await currentRow(page).innerText()).toContain(heading);
    });

    it('jumps to the ends of the list and does not run over them', async () => {
      const { page } = app();
      await press(page, 'End', 'ArrowDown');
      expect(await currentRow(page).getAttribute('data-row')).toBe('9');
      await press(page, 'Home', 'ArrowUp');
      expect(await currentRow(page).getAttribute('data-row')).toBe('0');
    });

    it('opens a market with Enter and comes back to the same row with Escape', async () => {
      const { page } = app();
      await press(page, 'ArrowDown', 'Enter');
      await page.getByText(fed, { exact: true }).waitFor();
      await press(page, 'Escape');
      expect(await currentRow(page).innerText()).toContain(heading);
      await press(page, 'ArrowDown');
      expect(await currentRow(page).innerText()).toContain('Bitcoin');
    });

    it('goes on working after a click has removed what had the focus', async () => {
      const { page } = app();
      const count = await rows(page).count();
      await rows(page).nth(1).hover();
      await rows(page)
        .nth(1)
        .getByRole('button', { name: /Remove/ })
        .click();
      await expect.poll(() => rows(page).count()).toBe(count - 1);
      await press(page, 'End');
      expect(await currentRow(page).getAttribute('data-row')).toBe(String(count - 2));
      await page.getByRole('button', { name: /^Undo/ }).click();
      await expect.poll(() => rows(page).count()).toBe(count);
      await press(page, 'Home');
      expect(await currentRow(page).getAttribute('data-row')).toBe('0');
    });

    it('puts the focus back into the field after everything found was followed', async () => {
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('kxhighaus-27jan01');
      await page.getByRole('button', { name: /^Follow all/ }).click();
      await page.getByRole('button', { name: /^Follow all/ }).waitFor({ state: 'detached' });
      await page.keyboard.type('x');
      await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('kxhighaus-27jan01x');
    });

    it.each([
      ['the settings', ['Control+,']],
      ['a market', ['Enter']],
      ['the keyboard shortcuts', ['?']],
    ])('scrolls %s to the end and back by key and wheel, its title in view', async (_, keys) => {
      const { page } = app();
      await press(page, ...keys);
      const main = page.locator('main[tabindex="-1"]:focus');
      await painted(page);
      const hidden = await main.evaluate(
        ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
      );
      const scrolled = (): Promise<number> => main.evaluate(({ scrollTop }) => scrollTop);
      expect(hidden).toBeGreaterThan(200);
      await press(page, 'End');
      await expect.poll(scrolled).toBe(hidden);
      expect((await page.locator('main h1').boundingBox())?.y).toBeLessThan(80);
      await press(page, 'Home');
      await expect.poll(scrolled).toBe(0);
      await page.mouse.move(200, 300);
      await page.mouse.wheel(0, 200);
      await expect.poll(scrolled).toBe(200);
    });

    it('hides the window with Escape when there is nothing left to go back to', async () => {
      const { page } = app();
      await press(page, 'Control+,', 'Escape');
      expect(await callsOf(page, 'hideWindow')).toHaveLength(0);
      await press(page, 'Escape');
      expect(await callsOf(page, 'hideWindow')).toHaveLength(1);
    });

    it('removes with Delete and puts it back in its place with Ctrl+Z, as often as it removed', async () => {
      const { page } = app();
      const names = (): Promise<string[]> => rows(page).locator('.name').allInnerTexts();
      const before = await names();
      await press(page, 'ArrowDown', 'Delete', 'Delete');
      await page.getByText('Removed “Bitcoin price').waitFor();
      expect(await rows(page).count()).toBe(before.length - 2);
      await press(page, 'Control+z', 'Control+z');
      await expect.poll(() => rows(page).count()).toBe(before.length);
      expect(await names()).toEqual(before);
    });

    it('removes all marked markets at once, and one Ctrl+Z puts them back in their places', async () => {
      const { page } = app();
      const names = (): Promise<string[]> => rows(page).locator('.name').allInnerTexts();
      const before = await names();
      await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Delete');
      await page.getByText('Removed 3 markets').waitFor();
      expect(await names()).toEqual(before.toSpliced(1, 3));
      await press(page, 'Control+z');
      await expect.poll(names).toEqual(before);
    });

    it('puts marked markets that stood apart back where they were', async () => {
      const { page } = app();
      const names = (): Promise<string[]> => rows(page).locator('.name').allInnerTexts();
      const before = await names();
      for (const row of [6, 2])
        await rows(page)
          .nth(row)
          .click({ modifiers: ['Control'] });
      await press(page, 'Delete');
      await page.getByText('Removed 2 markets').waitFor();
      await press(page, 'Control+z');
      await expect.poll(names).toEqual(before);
    });

    it('offers the last removal back even when the list is empty and a field has the focus', async () => {
      await app().show('one');
      const { page } = app();
      await press(page, 'Delete');
      await page.getByRole('heading', { name: 'Follow your first market' }).waitFor();
      await press(page, 'Control+z');
      await expect.poll(() => rows(page).count()).toBe(1);
    });

    it('filters with / and opens the match with Enter', async () => {
      const { page } = app();
      await press(page, '/');
      await page.keyboard.type('temp chi');
      expect(await rows(page).count()).toBe(1);
      await press(page, 'Enter');
      await page.getByText('KXHIGHCHI-26NOV22-B41.5', { exact: true }).waitFor();
    });

    it('takes letters as text while typing: j, k, / and Delete do nothing else', async () => {
      const { page } = app();
      await press(page, 'Control+f', 'j', '/', 'k', 'Delete');
      expect(await page.getByRole('searchbox').inputValue()).toBe('j/k');
      expect(await callsOf(page, 'unfollowMarket')).toHaveLength(0);
    });

    it('lists with ? what the keys do, each of them once, and goes back with Escape', async () => {
      const { page } = app();
      await press(page, '?');
      await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
      const keys = await page
        .getByRole('region', { name: 'Everywhere' })
        .locator('kbd')
        .allInnerTexts();
      expect(keys).toContain('Ctrl+O');
      expect(new Set(keys).size).toBe(keys.length);
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
    });

    it('leaves the filter with Escape before it hides the window', async () => {
      const { page } = app();
      await press(page, '/', 'x', 'Escape');
      expect(await rows(page).count()).toBe(10);
      expect(await callsOf(page, 'hideWindow')).toHaveLength(0);
    });

    it('refreshes with F5 and Ctrl+R without reloading the page, and says what came of it', async () => {
      const { page } = app();
      await press(page, 'F5', 'Control+r');
      await page.getByText('Prices are up to date').waitFor();
      expect(await callsOf(page, 'refresh')).toHaveLength(2);
      expect(await callsOf(page, 'getSnapshot')).toHaveLength(1);
    });

    it('reaches every action of the watchlist with Tab', async () => {
      const { page } = app();
      const reached: string[] = [];
      for (let step = 0; step < 7; step += 1) {
        await press(page, 'Tab');
        reached.push(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''));
      }
      expect(reached.map((text) => text.split(/\s/)[0])).toEqual([
        'My',
        'Add',
        'Filter',
        'Refresh',
        'Alerts',
        'Archive',
        'Settings',
      ]);
    });
  });
};
