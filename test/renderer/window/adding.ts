import { describe, expect, it } from 'vitest';
import { callsOf, isCut, press, type Behaviour } from './page.ts';

export const adding: Behaviour = (app) => {
  describe('adding a market', () => {
    it('follows a pasted kalshi.com address with Enter', async () => {
      await app().show('first-start');
      const { page } = app();
      await page.keyboard.insertText(
        'https://kalshi.com/markets/kxoscarpic/oscars/kxoscarpic-27-ody',
      );
      await press(page, 'Enter');
      await page.getByText('Press Enter to follow').waitFor();
      await press(page, 'Enter');
      await page.getByText('You follow this market').waitFor();
      expect(await callsOf(page, 'followMarket')).toEqual([{ ticker: 'KXOSCARPIC-27-ODY' }]);
    });

    it('shows the markets of an event and follows all of them that are not followed yet', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('kxhighaus-27jan01');
      await page.getByText(/^10 markets: KXHIGHAUS-27JAN01$/).waitFor();
      await press(page, 'ArrowDown', 'Enter');
      await page.getByRole('button', { name: 'Follow all 9' }).click();
      await expect.poll(() => callsOf(page, 'followMarket')).toHaveLength(10);
      await expect.poll(() => callsOf(page, 'createGroup')).toHaveLength(1);
      const [group] = await callsOf(page, 'createGroup');
      expect(group).toMatchObject({ isEvent: true });
      expect(group?.tickers).toHaveLength(10);
    });

    it('searches the open markets for words, and says among how many', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('austin 44');
      const words = page.getByText('2 of 127 open markets');
      await words.waitFor();
      expect(await isCut(words)).toBe(false);
      expect(await callsOf(page, 'findMarkets')).toHaveLength(0);
    });

    it('shows the liveliest markets before anything is typed', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.getByText('Liveliest of 127 open markets').waitFor();
      expect(await callsOf(page, 'searchMarkets')).toEqual([{ text: '' }]);
    });

    it('follows what Enter was pressed for, although the answer came later', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('boston 44');
      await press(page, 'Enter');
      await page.getByText('2 of 127').waitFor();
      const [followed] = await callsOf(page, 'followMarket');
      expect(followed?.ticker).toMatch(/^KXHIGHBOS.*B44/);
    });

    it('searches what it knows while offline, and says as of when', async () => {
      await app().show('list-offline');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('austin 44');
      const words = page.getByText(/^Offline, as of \d\d:\d\d: 2 found$/);
      await words.waitFor();
      expect(await isCut(words)).toBe(false);
    });

    it('says what it could not find', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('KXNOPE-26');
      await page.getByText('Kalshi has no market or event called KXNOPE-26.').waitFor();
      await expect.poll(() => page.getByLabel('Searching').count()).toBe(0);
      expect(await page.getByText('Paste a ticker').count()).toBe(0);
    });

    it('clears what is typed with Escape before it leaves the screen', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('boston 44');
      await press(page, 'Escape');
      expect(await page.getByRole('searchbox').inputValue()).toBe('');
      await page.getByText('Liveliest of').waitFor();
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
    });

    it('takes a market back with Ctrl+Z from the field where it was found, then the typing', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('boston 44');
      await press(page, 'Enter');
      await page.getByText('Ctrl+Z').waitFor();
      await press(page, 'Control+z');
      await expect.poll(() => callsOf(page, 'unfollowMarket')).toHaveLength(1);
      expect(await page.getByRole('searchbox').inputValue()).toBe('boston 44');
      await press(page, 'Control+z');
      expect(await page.getByRole('searchbox').inputValue()).not.toBe('boston 44');
      expect(await callsOf(page, 'unfollowMarket')).toHaveLength(1);
    });

    it('leaves Ctrl+Z to what was typed after a market was followed', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'Control+n');
      await page.keyboard.type('boston 44');
      await press(page, 'Enter');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      await page.keyboard.type('x');
      await expect.poll(() => page.getByText('Ctrl+Z').count()).toBe(0);
      await press(page, 'Control+z');
      expect(await page.getByRole('searchbox').inputValue()).not.toBe('boston 44x');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
      expect(await callsOf(page, 'unfollowMarket')).toHaveLength(0);
    });

    it('says why a market could not be added', async () => {
      await app().show('no-follow');
      const { page } = app();
      await press(page, 'Control+n');
      await page.getByText('Liveliest of').waitFor();
      await press(page, 'Enter');
      await page.getByText('The market was not added: Kalshi cannot be reached.').waitFor();
    });

    it('tries again to list open markets when asked', async () => {
      await app().show('no-list');
      const { page } = app();
      await press(page, 'Control+n');
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => callsOf(page, 'searchMarkets')).toHaveLength(2);
    });
  });
};
