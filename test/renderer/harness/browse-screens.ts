import type { Page } from 'playwright-core';
import type { ScreenState } from './screens.ts';

/** Walks down by the names of the folders. */
export const browsing =
  (...folders: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+o');
    for (const name of folders) await page.getByRole('row', { name }).first().click();
  };

const typing =
  (text: string, ...folders: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await browsing(...folders)(page);
    await page.keyboard.type(text);
  };

const austin = ['Climate', 'in Austin', 'in Austin on Jan 1'] as const;

/** The lists of the exchange in every state they have. */
export const browseScreenStates: readonly ScreenState[] = [
  { name: 'browse', scene: 'watchlist', act: browsing() },
  { name: 'browse-series', scene: 'watchlist', act: browsing('Climate') },
  { name: 'browse-filter', scene: 'watchlist', act: typing('years 31', 'Climate') },
  { name: 'browse-no-match', scene: 'watchlist', act: typing('zebra', 'Climate') },
  { name: 'browse-events', scene: 'watchlist', act: browsing('Climate', 'in Austin') },
  { name: 'browse-markets', scene: 'watchlist', act: browsing(...austin) },
  {
    name: 'browse-followed',
    scene: 'watchlist',
    act: async (page) => {
      await browsing(...austin)(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText('Following “').waitFor();
    },
  },
  {
    name: 'browse-long',
    scene: 'watchlist',
    act: browsing('Climate', 'named Atlantic', 'named Atlantic'),
  },
  { name: 'browse-empty', scene: 'watchlist', act: browsing('Crypto', 'years ago, number 1') },
  { name: 'browse-loading', scene: 'browse-loading', act: browsing() },
  {
    name: 'browse-slow',
    scene: 'browse-loading',
    act: async (page) => {
      await browsing()(page);
      await page.getByText('Loading… 1 s').waitFor();
    },
  },
  { name: 'browse-offline', scene: 'browse-offline', act: browsing('Climate') },
  { name: 'browse-not-kept', scene: 'browse-not-kept', act: browsing() },
];
