import { describe, expect, it } from 'vitest';
import { callsOf, currentRow, inSmallestWindow, press, rows, type Behaviour } from './page.ts';

export const archive: Behaviour = (app) => {
  const open = async (scene = 'archive', ...keys: readonly string[]) => {
    await app().show(scene);
    const { page } = app();
    await press(page, 'Control+e');
    await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
    await press(page, ...keys);
    return page;
  };

  describe('the archive', () => {
    it('lists every market ever followed, the newest data first, and opens its history with Enter', async () => {
      const page = await open();
      await page.getByRole('grid', { name: 'Stored markets' }).waitFor();
      expect(await rows(page).count()).toBe(5);
      expect(await currentRow(page).innerText()).toContain('Chicago');
      await press(page, 'ArrowDown', 'Enter');
      await page.getByText('KXHIGHNY-26NOV23-B48.5', { exact: true }).waitFor();
      expect(await callsOf(page, 'getChart')).toMatchObject([{ ticker: 'KXHIGHNY-26NOV23-B48.5' }]);
      await press(page, 'Escape');
      expect(await currentRow(page).innerText()).toContain('New York');
    });

    it('is searched and ordered without asking anybody', async () => {
      const page = await open('archive', '/', 'f', 'e', 'd');
      await expect.poll(() => rows(page).count()).toBe(1);
      await press(page, 'Escape');
      await page.getByLabel('Order').selectOption('largest');
      expect(await rows(page).first().innerText()).toContain('New York');
      expect(await callsOf(page, 'listArchive')).toHaveLength(1);
    });

    it('keeps markets forever with P, and no longer with P again', async () => {
      const page = await open('archive', 'End', 'p');
      await currentRow(page).getByText('Kept').waitFor();
      await press(page, 'p');
      await currentRow(page).getByText('Kept').waitFor({ state: 'detached' });
      expect(await callsOf(page, 'keepHistory')).toEqual([
        { tickers: ['KXNEW-26-X'], isKept: true },
        { tickers: ['KXNEW-26-X'], isKept: false },
      ]);
    });

    it.each([
      ['archive', ['/', 'z', 'q'], 'No match'],
      ['watchlist', [], 'Nothing stored yet'],
    ])('offers nothing to do where it lists nothing: %s', async (scene, keys, title) => {
      const page = await open(scene, ...keys);
      await page.getByRole('heading', { name: title }).waitFor();
      const buttons = page.locator('footer').getByRole('button');
      expect(await buttons.first().innerText()).toContain('Keep forever');
      for (const button of await buttons.all()) expect(await button.isDisabled()).toBe(true);
    });

    it('deletes several with the way back, and none that are followed', async () => {
      const page = await open('archive', 'Control+a', 'Delete');
      await page.getByText('Deleted the history of 4 markets').waitFor();
      await page.getByText('you follow stays: unfollow first').waitFor();
      expect(await rows(page).count()).toBe(1);
      await press(page, 'Control+z');
      await expect.poll(() => rows(page).count()).toBe(5);
      expect(await callsOf(page, 'restoreHistory')).toHaveLength(1);
    });

    it('brings back what was deleted before, with R', async () => {
      const page = await open();
      await page.getByText('Deleted 1').click();
      await page.getByRole('grid', { name: 'Deleted markets' }).focus();
      await press(page, 'r');
      await page.getByText('Nothing deleted').waitFor();
      expect(await callsOf(page, 'restoreHistory')).toEqual([{ tickers: ['KXOLD-25-GONE'] }]);
    });

    it('keeps its foot inside a narrow window', async () => {
      const page = await open();
      const foot = page.locator('footer');
      await inSmallestWindow(page, async () => {
        expect(await foot.evaluate((each) => each.scrollWidth)).toBe(320);
        expect(await foot.getByText('348 MB').isVisible()).toBe(false);
      });
      await foot.getByText('348 MB').waitFor();
    });

    it('walks 10,000 markets by keyboard with a few dozen rows on the page', async () => {
      const page = await open('archive-many', 'End');
      await currentRow(page).getByText('Plain market number 9999').waitFor();
      expect(await rows(page).count()).toBeLessThan(40);
    });
  });

  describe('an export', () => {
    it('is asked for in a few words and says where the file is', async () => {
      const page = await open('archive', 'Control+a', 'e');
      await page.getByText('5 markets').waitFor();
      await page.getByText('Hours').click();
      await page.getByText('JSON').click();
      await page.getByText('1 w').click();
      await page.getByRole('button', { name: 'Choose a file…' }).click();
      await page.getByText('12,345 rows written to').waitFor();
      const [request] = await callsOf(page, 'exportHistory');
      expect(request).toMatchObject({ content: 60, format: 'json' });
      expect(request?.tickers).toHaveLength(5);
      expect((request?.range?.endTime ?? 0) - (request?.range?.startTime ?? 0)).toBe(604_800_000);
      await page.getByRole('button', { name: 'Show in folder' }).click();
      expect(await callsOf(page, 'showExport')).toHaveLength(1);
    });

    it('tells how far it is, and can be cancelled', async () => {
      const page = await open('export-running', 'e');
      await page.getByRole('button', { name: 'Choose a file…' }).click();
      await page.evaluate(() => window.harness.push('exportProgress', { rows: 500, share: 0.5 }));
      await page.getByText('500 rows written').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await callsOf(page, 'cancelExport')).toHaveLength(1);
    });
  });

  describe('what happened to stored files', () => {
    it('is said until somebody has read it', async () => {
      await app().show('set-aside');
      const { page } = app();
      await page.getByText('12,345 stored rows').waitFor();
      await page.getByRole('button', { name: 'Show file' }).click();
      await page.getByRole('button', { name: 'OK' }).click();
      await page.getByText('12,345 stored rows').waitFor({ state: 'detached' });
      expect(await callsOf(page, 'showNoticeFile')).toEqual([{ kind: 'history-set-aside' }]);
    });

    it('is said while the disk is full, and that it is no longer', async () => {
      await app().show('disk-full');
      const { page } = app();
      await page.getByText('Your disk is full').waitFor();
      await page.evaluate(() => window.harness.push('recording', { name: 'recording' }));
      await page.getByText('Your disk is full').waitFor({ state: 'detached' });
      await page.getByText('History is recorded again').waitFor();
    });
  });

  describe('the search', () => {
    it('finds what is stored while offline, marked as such, and opens its history', async () => {
      await app().show('archive-offline');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('fed decision in oct');
      await rows(page).getByText('Stored').waitFor();
      await press(page, 'Enter');
      await page.getByText('KXFEDDECISION-26OCT-H0', { exact: true }).waitFor();
      expect(await callsOf(page, 'followMarket')).toEqual([]);
    });
  });

  describe('how long history is kept', () => {
    it('is chosen in the settings, and can be taken back', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+,');
      await page.getByText('348 MB of at most 1 GB in use').waitFor();
      await page.getByLabel('Keep every change').selectOption('30 days');
      await page.getByText('Takes effect in a minute').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await callsOf(page, 'updateSettings')).toMatchObject([
        { retention: { tickDays: 30, minuteDays: 90, hourDays: null } },
        { retention: { tickDays: 7 } },
      ]);
    });
  });
};
