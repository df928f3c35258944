import { beforeEach, describe, expect, it } from 'vitest';
import { marketWatch, risesTo } from '../../harness/alert-facts.ts';
import { callsOf, currentRow, press, type Behaviour } from '../page.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

export const making: Behaviour = (app) => {
  describe('an alert from the row', () => {
    beforeEach(() => app().show('watchlist'));

    it('is a letter, a price and Enter; the row gets its bell and the keyboard back', async () => {
      const { page } = app();
      await press(page, 'a');
      await page.keyboard.type('64');
      await page.getByText('YES mid at or above 64¢').waitFor();
      await press(page, 'Enter');
      await page.getByText('Alert made: YES mid at or above 64¢').waitFor();
      const [made] = await callsOf(page, 'createRule');
      expect(made).toMatchObject({
        start: null,
        draft: { watch: marketWatch(newYork, risesTo('0.6400')), enabled: true, band: 10_000 },
      });
      const bell = currentRow(page).getByRole('img', { name: '1 alert' });
      expect(await bell.getAttribute('title')).toBe('YES mid at or above 64¢');
      await press(page, 'ArrowDown');
      expect(await currentRow(page).innerText()).toContain('Fed decision');
    });

    it('is taken back with Ctrl+Z', async () => {
      const { page } = app();
      await press(page, 'a', '6', '4', 'Enter');
      await page.getByText('Alert made').waitFor();
      await press(page, 'Control+z');
      await expect.poll(() => callsOf(page, 'deleteRules')).toEqual([{ ids: [1] }]);
      await expect.poll(() => page.getByRole('img', { name: '1 alert' }).count()).toBe(0);
    });

    it('is given up with Escape, without hiding the window', async () => {
      const { page } = app();
      await press(page, 'a', '6', 'Escape', 'ArrowDown');
      expect(await currentRow(page).innerText()).toContain('Fed decision');
      expect(await callsOf(page, 'hideWindow')).toHaveLength(0);
      expect(await callsOf(page, 'createRule')).toHaveLength(0);
    });

    it('says what is wrong with the price and makes nothing of it', async () => {
      const { page } = app();
      await press(page, 'a', '6', '4', '0', 'Enter');
      await page.getByText('Type a price between 0 and 100').waitFor();
      expect(await callsOf(page, 'createRule')).toHaveLength(0);
    });

    it('leaves letters to the text: j, k and Delete do nothing to the list', async () => {
      const { page } = app();
      await press(page, 'a', 'j', 'k', 'a', '6', 'Delete');
      expect(await page.getByRole('textbox').inputValue()).toBe('jka6');
      expect(await callsOf(page, 'unfollowMarket')).toHaveLength(0);
      expect(await currentRow(page).getAttribute('data-row')).toBe('0');
    });

    it.each([
      ['now', ['Tab', 'Enter']],
      ['next-crossing', ['Enter']],
    ])('asks when to begin where it holds already: %s', async (start, answer) => {
      await app().show('alerts-hold');
      const { page } = app();
      await press(page, 'a', '>', '3', '0', 'Enter');
      await page.getByRole('group', { name: 'When to alert' }).waitFor();
      await press(page, ...answer);
      await page.getByText('Alert made: YES mid at or above 30¢').waitFor();
      expect((await callsOf(page, 'createRule')).map((call) => call.start)).toEqual([null, start]);
    });

    it('says why it could not be saved, and keeps what was typed', async () => {
      await app().show('alerts-failing');
      const { page } = app();
      await press(page, 'a', '6', '4', 'Enter');
      await page.getByText('The alert could not be saved. Your disk is full.').waitFor();
      expect(await page.getByRole('textbox').inputValue()).toBe('64');
    });
  });

  describe('the editor', () => {
    it('makes a rule with the keyboard alone', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+b', 'Control+n');
      await page.getByRole('heading', { name: 'New alert' }).waitFor();
      await page.keyboard.type('Many');
      await press(page, 'Tab', 'Tab');
      await page.keyboard.type('5000');
      await press(page, 'Tab');
      await page.keyboard.type('30');
      await press(page, 'Enter');
      await page.getByText('Alert made: At least 5,000 contracts within 30 min').waitFor();
      await page.getByRole('heading', { name: 'Alerts' }).waitFor();
      expect(await currentRow(page).innerText()).toContain('At least 5,000 contracts');
    });

    it('shows only the fields that fit the condition', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+b', 'Control+n');
      const labels = (): Promise<string[]> => page.locator('main label').allInnerTexts();
      expect(await labels()).toContain('Again once back by');
      await page.getByLabel('Tell me when').selectOption('no-fresh-prices');
      const left = await labels();
      expect(left).toContain('No fresh prices for');
      expect(left.join()).not.toMatch(/Market|Level|back by|hold/);
    });

    it('tells beside the field what is wrong, and saves once it is right', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'New alert…' }).click();
      await page.getByRole('button', { name: 'Make alert' }).click();
      await page.getByRole('alert').getByText('Between 0 and 100').waitFor();
      await page.getByLabel('Level').fill('70');
      expect(await page.getByText('Between 0 and 100').count()).toBe(0);
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'YES mid at or above 70¢' }).waitFor();
    });

    it('asks when to begin, in place of its buttons', async () => {
      await app().show('alerts-hold');
      const { page } = app();
      await press(page, 'Control+b', 'Control+n');
      await page.getByLabel('Level').fill('30');
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'Next crossing' }).click();
      await page.getByRole('heading', { name: 'Alerts' }).waitFor();
      expect((await callsOf(page, 'createRule')).at(-1)?.start).toBe('next-crossing');
    });

    it('changes a rule, and leaves the rest of it as it was', async () => {
      await app().show('alerts');
      const { page } = app();
      await press(page, 'Control+b', 'Enter');
      await page.getByLabel('Level').fill('66');
      await press(page, 'Enter');
      await page.getByText('YES mid at or above 66¢').waitFor();
      const [changed] = await callsOf(page, 'changeRule');
      expect(changed).toMatchObject({
        id: 11,
        draft: { watch: marketWatch(newYork, risesTo('0.6600')) },
      });
    });
  });
};
