import { beforeEach, describe, expect, it } from 'vitest';
import { callsOf, currentRow, press, rows, type Behaviour } from '../page.ts';

export const rules: Behaviour = (app) => {
  describe('the rules', () => {
    beforeEach(async () => {
      await app().show('alerts');
      await press(app().page, 'Control+b');
      await app().page.getByRole('heading', { name: 'Alerts' }).waitFor();
    });

    it('are sentences with their market and where they stand, newest first', async () => {
      const words = await rows(app().page).allInnerTexts();
      expect(words).toHaveLength(11);
      expect(words[0]).toMatch(/^YES mid at or above 64¢\s+Watching\s+Highest temperature/);
      expect(words.at(-1)).toMatch(/^No fresh prices for 5 min\s+Watching\s+All prices/);
    });

    it.each([
      ['p', 'setRulesEnabled', { ids: [11], enabled: false }],
      ['m', 'muteRules', { ids: [11], muted: true }],
      ['Delete', 'deleteRules', { ids: [11] }],
    ] as const)('answer to the key %s with %s', async (key, operation, input) => {
      const { page } = app();
      await press(page, key);
      await expect.poll(() => callsOf(page, operation)).toEqual([input]);
    });

    it('are chosen with Shift and arrows and changed together', async () => {
      const { page } = app();
      await press(page, 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await page.getByText('3 of 11 chosen').waitFor();
      await press(page, 's');
      const [snoozed] = await callsOf(page, 'snoozeRules');
      expect(snoozed?.ids).toEqual([10, 9, 8]);
      const hour = (snoozed?.until ?? 0) - Date.now();
      expect(Math.abs(hour - 3_600_000)).toBeLessThan(60_000);
    });

    it('do the opposite once all of them have it', async () => {
      const { page } = app();
      await press(page, 'm');
      await page.getByRole('button', { name: 'Unmute' }).waitFor();
      await press(page, 'm', 'p');
      await page.getByRole('button', { name: 'Resume' }).waitFor();
      await press(page, 'p');
      expect((await callsOf(page, 'muteRules')).map(({ muted }) => muted)).toEqual([true, false]);
      expect((await callsOf(page, 'setRulesEnabled')).map(({ enabled }) => enabled)).toEqual([
        false,
        true,
      ]);
    });

    it('are all deleted with Ctrl+A and Delete, and come back with Ctrl+Z', async () => {
      const { page } = app();
      const before = await rows(page).allInnerTexts();
      await press(page, 'Control+a', 'Delete');
      await page.getByRole('heading', { name: 'No alerts yet' }).waitFor();
      await press(page, 'Control+z');
      await expect.poll(() => rows(page).count()).toBe(11);
      expect((await rows(page).allInnerTexts()).length).toBe(before.length);
    });

    it('are filtered by words of their market, sentence or note', async () => {
      const { page } = app();
      await press(page, '/');
      await page.keyboard.type('forecast');
      expect(await rows(page).count()).toBe(1);
      await press(page, 'Enter');
      await page.getByRole('heading', { name: 'Change alert' }).waitFor();
      await press(page, 'Escape', 'Escape');
      await expect.poll(() => rows(page).count()).toBe(11);
    });

    it('that are not there cannot be changed: every button rests, in its resting words', async () => {
      const { page } = app();
      await press(page, 'm', 'p', '/', 'x', 'q');
      await page.getByRole('heading', { name: 'No match' }).waitFor();
      const buttons = page.locator('footer').getByRole('button');
      expect(await buttons.allInnerTexts()).toEqual([
        expect.stringMatching(/^Pause/),
        expect.stringMatching(/^Snooze 1 h/),
        expect.stringMatching(/^Mute/),
        expect.stringMatching(/^Copy…/),
        expect.stringMatching(/^Delete/),
      ]);
      for (const button of await buttons.all()) expect(await button.isDisabled()).toBe(true);
    });

    it('give up marks with Escape before the screen is left', async () => {
      const { page } = app();
      await press(page, 'Control+a', 'Escape');
      await page.getByText('11 alerts').waitFor();
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
    });

    it('are copied to other markets, all chosen ones at once', async () => {
      const { page } = app();
      await press(page, 'Shift+ArrowDown', 'd');
      await page.getByRole('heading', { name: 'Copy 2 alerts to' }).waitFor();
      await page.keyboard.type('oscars');
      await press(page, 'Enter', 'Control+Enter');
      await page.getByText('Made 2 alerts').waitFor();
      const tickers = ['KXOSCARPIC-27-ODY'];
      expect(await callsOf(page, 'duplicateRule')).toEqual([
        { id: 11, tickers },
        { id: 10, tickers },
      ]);
      await expect.poll(() => rows(page).count()).toBe(13);
    });

    it('are copied to markets nobody follows, after those that are followed', async () => {
      const { page } = app();
      await press(page, 'd');
      await page.getByRole('heading', { name: 'Copy alert to' }).waitFor();
      await page.keyboard.type('austin 44');
      await expect.poll(() => rows(page).count()).toBe(2);
      await press(page, 'Enter', 'Control+Enter');
      await page.getByText('Made 1 alert').waitFor();
      expect(await callsOf(page, 'duplicateRule')).toEqual([
        { id: 11, tickers: [expect.stringMatching(/^KXHIGHAUS-/)] },
      ]);
    });

    it('say so when no market at all is meant', async () => {
      const { page } = app();
      await press(page, 'd');
      await page.keyboard.type('xqxq');
      await page.getByText('No open market holds “xqxq”.').waitFor();
    });

    it('go out as a file and come in from one', async () => {
      const { page } = app();
      await page.getByRole('button', { name: 'Export…' }).click();
      await page.getByText('Written to /home/ada/rules.json').waitFor();
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Import…' }).click();
      const file = { name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
      await (await chooser).setFiles(file);
      await page.getByText('Imported 2 alerts').waitFor();
      expect(await callsOf(page, 'importRules')).toEqual([{ text: '{}' }]);
      expect(await callsOf(page, 'holdWindow')).toEqual([{ held: true }, { held: false }]);
    });

    it('exist as rows only where they are seen', async () => {
      await app().show('alerts-many');
      const { page } = app();
      await press(page, 'Control+b', 'End');
      await expect.poll(() => currentRow(page).getAttribute('data-row')).toBe('499');
      expect(await rows(page).count()).toBeLessThan(40);
    });
  });
};
