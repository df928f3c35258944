import { describe, expect, it } from 'vitest';
import { callsOf, press, type Behaviour } from './page.ts';

export const settings: Behaviour = (app) => {
  describe('the settings', () => {
    it('change one thing at a time', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+,');
      await page.getByLabel('Exchange').selectOption('demo');
      await page.getByText('Dark').click();
      await page.getByText('Chance %').click();
      await page.getByLabel('Poll every').fill('90');
      expect(await callsOf(page, 'updateSettings')).toEqual([
        { environment: 'demo' },
        { theme: 'dark' },
        { priceStyle: 'chance' },
        { pollSeconds: 90 },
      ]);
    });

    it('show what holds when a choice could not be stored', async () => {
      await app().show('no-settings');
      const { page } = app();
      await press(page, 'Control+,');
      await page.getByText('Dark').click();
      await page.getByText('Your disk is full').waitFor();
      expect(await page.getByRole('radio', { name: 'System' }).isChecked()).toBe(true);
    });
  });
};
