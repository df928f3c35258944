import { describe, expect, it } from 'vitest';
import { callsOf, press, type Behaviour } from './page.ts';

export const states: Behaviour = (app) => {
  describe('what the window says', () => {
    it.each([
      ['watchlist', 'Live'],
      ['polling', 'Polling every 60 s: no key yet'],
      ['stale', /^Stale: last price \d\d:\d\d$/],
      ['offline', /^Offline since \d\d:\d\d$/],
      ['maintenance', 'Maintenance until 05:00 ET'],
      ['refused', 'Polling every 60 s: key refused'],
      ['locked', 'Polling every 60 s: keychain locked'],
    ])('about freshness in "%s"', async (scene, words) => {
      await app().show(scene);
      await app().page.getByRole('status').getByText(words).waitFor();
    });

    it('sends a refused key to the key screen', async () => {
      await app().show('refused');
      const { page } = app();
      await page.getByText('Kalshi refused this key: it belongs to Demo.').waitFor();
      await page.getByRole('button', { name: 'Open key screen' }).click();
      await page.getByRole('heading', { name: 'API key' }).waitFor();
    });

    it('tries the keychain again, and never calls for a new key because it is locked', async () => {
      await app().show('locked');
      const { page } = app();
      await page.getByRole('button', { name: 'Retry' }).click();
      expect(await callsOf(page, 'retryKey')).toHaveLength(1);
      expect(await page.getByText('no key yet').count()).toBe(0);
    });

    it('offers the practice exchange in one click on a first start without network', async () => {
      await app().show('offline-start');
      const { page } = app();
      await page.getByRole('heading', { name: 'Cannot reach Kalshi' }).waitFor();
      await page.getByRole('button', { name: 'Try the practice exchange' }).click();
      expect(await callsOf(page, 'updateSettings')).toEqual([{ environment: 'practice' }]);
    });

    it('shows that it asks when told to retry, and says why there is still no price', async () => {
      await app().show('offline-asking');
      const { page } = app();
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByText('Asking…').waitFor();
      await app().show('offline');
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('status').getByText('Your network does not reach').waitFor();
      expect(await page.getByText('Asking…').count()).toBe(0);
    });

    it('starts again when the first snapshot failed', async () => {
      await app().show('broken');
      const { page } = app();
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => callsOf(page, 'getSnapshot')).toHaveLength(2);
    });

    it('shows titles and rules as text, whatever they hold', async () => {
      await app().show('watchlist');
      const { page } = app();
      await page.getByText('<img src=x onerror=').first().waitFor();
      await press(page, 'End', 'Enter');
      await page.getByText('<h1 id="owned">Rules</h1>').waitFor();
      expect(await page.title()).not.toContain('owned');
      expect(await page.locator('#owned, #app img, #app script, #app b').count()).toBe(0);
    });

    it('offers a page on kalshi.com for real markets only', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'Open on kalshi.com' }).click();
      expect(await callsOf(page, 'openLink')).toEqual([
        { url: 'https://kalshi.com/markets/kxhighny-26nov23' },
      ]);
      await app().show('practice');
      await press(page, 'Enter');
      await page.getByText('Rules').waitFor();
      expect(await page.getByRole('button', { name: 'Open on kalshi.com' }).count()).toBe(0);
    });

    it('fits into its smallest size without cutting off a control', async () => {
      const { page } = app();
      await page.setViewportSize({ width: 320, height: 400 });
      for (const scene of ['watchlist', 'practice', 'locked', 'first-start']) {
        await app().show(scene);
        const beyond = await page.getByRole('button').evaluateAll((buttons) =>
          buttons
            .filter((button) => button.checkVisibility())
            .filter((button) => button.getBoundingClientRect().right > innerWidth)
            .map((button) => button.textContent.trim()),
        );
        expect(beyond, scene).toEqual([]);
      }
      await page.setViewportSize({ width: 400, height: 600 });
    });

    it.each([320, 380, 400])(
      'has room for all it can be at its foot, %i px wide',
      async (width) => {
        const { page } = app();
        await page.setViewportSize({ width, height: 600 });
        await app().show('watchlist');
        await page.evaluate(() => window.harness.push('unseen', 12));
        const foot = page.getByRole('contentinfo');
        await foot.getByText('9+').waitFor();
        const ends = await foot
          .getByRole('button')
          .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().right));
        expect(Math.max(...ends)).toBeLessThanOrEqual(width);
        await page.setViewportSize({ width: 400, height: 600 });
      },
    );

    it('names the key of each button of a row, and lays none of them over words', async () => {
      const { page } = app();
      for (const scene of ['watchlist', 'series', 'groups']) {
        await app().show(scene);
        for (const row of await page.locator('[data-row]:has(.detail.dim .subtitle)').all()) {
          await row.hover();
          const actions = row.locator('.actions');
          expect(await actions.locator('kbd').allInnerTexts()).toEqual(['P', 'A', 'Del']);
          const start = (await actions.boundingBox())?.x ?? 0;
          const ends = await row
            .locator('.detail > :not(.spark)')
            .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().right));
          expect(Math.max(...ends), scene).toBeLessThanOrEqual(start);
        }
      }
    });

    it('shows the screen that the tray or a notification asks for', async () => {
      await app().show('watchlist');
      const { page } = app();
      await page.evaluate(() => window.harness.push('navigate', { screen: 'settings' }));
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
    });
  });
};
