import type { Page } from 'playwright-core';
import type { ScreenState } from './screens.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

/** Presses keys one after the other. */
const keys =
  (...pressed: readonly string[]) =>
  async (page: Page): Promise<void> => {
    for (const key of pressed) await page.keyboard.press(key);
  };

const quick =
  (text: string, ...after: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('a');
    await page.keyboard.type(text);
    await keys(...after)(page);
  };

async function showFired(page: Page): Promise<void> {
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+b');
  await page.locator('main').getByRole('combobox').waitFor();
}

const editor =
  (kind: string, act: (page: Page) => Promise<void> = () => Promise.resolve()) =>
  async (page: Page): Promise<void> => {
    await keys('Control+b', 'Control+n')(page);
    await page.getByLabel('Tell me when').selectOption(kind);
    await act(page);
  };

async function firedMarket(page: Page): Promise<void> {
  const route = { screen: 'market', ticker: newYork, firingId: 3 } as const;
  await page.evaluate((shown) => window.harness.push('navigate', shown), route);
  await page.getByRole('list', { name: 'Fired lately' }).waitFor();
}

/** Every screen about alerts in every state it has. */
export const alertScreenStates: readonly ScreenState[] = [
  { name: 'alerts-bells', scene: 'alerts-unseen' },
  { name: 'alerts-quick', scene: 'watchlist', act: quick('') },
  { name: 'alerts-quick-price', scene: 'watchlist', act: quick('64.5') },
  { name: 'alerts-quick-wrong', scene: 'watchlist', act: quick('640') },
  { name: 'alerts-quick-holds', scene: 'alerts-hold', act: quick('>30', 'Enter') },
  { name: 'alerts-quick-made', scene: 'watchlist', act: quick('64', 'Enter') },
  { name: 'alerts-rules', scene: 'alerts', act: keys('Control+b') },
  {
    name: 'alerts-chosen',
    scene: 'alerts',
    act: keys('Control+b', 'Shift+ArrowDown', 'Shift+ArrowDown'),
  },
  { name: 'alerts-deleted', scene: 'alerts', act: keys('Control+b', 'Control+a', 'Delete') },
  { name: 'alerts-filter', scene: 'alerts', act: keys('Control+b', '/', 'f', 'e', 'd') },
  { name: 'alerts-no-match', scene: 'alerts', act: keys('Control+b', '/', 'x', 'q') },
  { name: 'alerts-none', scene: 'watchlist', act: keys('Control+b') },
  { name: 'alerts-many', scene: 'alerts-many', act: keys('Control+b', 'End') },
  { name: 'alerts-unwatched', scene: 'alerts-unwatched' },
  { name: 'alerts-rules-unwatched', scene: 'alerts-unwatched', act: keys('Control+b') },
  { name: 'alerts-fired', scene: 'alerts-unseen', act: keys('Control+b') },
  { name: 'alerts-fired-none', scene: 'watchlist', act: showFired },
  { name: 'alerts-fired-loading', scene: 'alerts-loading', act: showFired },
  { name: 'alerts-fired-failing', scene: 'alerts-failing', act: showFired },
  {
    name: 'alerts-copy',
    scene: 'alerts',
    act: keys('Control+b', 'd', 'Enter', 'ArrowDown', 'Enter'),
  },
  {
    name: 'alerts-copy-anywhere',
    scene: 'alerts',
    act: async (page) => {
      await keys('Control+b', 'd')(page);
      await page.keyboard.type('temperature');
      await page.getByText('Austin').first().waitFor();
    },
  },
  { name: 'alerts-market', scene: 'alerts', act: firedMarket },
  { name: 'alert-new', scene: 'watchlist', act: editor('price') },
  {
    name: 'alert-wrong',
    scene: 'watchlist',
    act: editor('price', async (page) => {
      await page.getByRole('button', { name: 'Make alert' }).click();
    }),
  },
  {
    name: 'alert-quiet',
    scene: 'watchlist',
    act: editor('move', async (page) => {
      await page.getByLabel('How often').selectOption('at-most-every');
      await page.getByLabel('Quiet hours').check();
    }),
  },
  { name: 'alert-volume', scene: 'watchlist', act: editor('volume') },
  { name: 'alert-series', scene: 'watchlist', act: editor('series-opens') },
  { name: 'alert-app', scene: 'watchlist', act: editor('no-fresh-prices') },
  {
    name: 'alert-holds',
    scene: 'alerts-hold',
    act: editor('spread', async (page) => {
      await page.getByLabel('Level').fill('3');
      await page.keyboard.press('Enter');
    }),
  },
  { name: 'alert-change', scene: 'alerts', act: keys('Control+b', 'Enter') },
];
