import type { Page } from 'playwright-core';
import type { ScreenState } from './screens.ts';

const opened =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+e');
    await page.getByRole('heading', { name: 'Archive', exact: true }).waitFor();
    for (const key of keys) await page.keyboard.press(key);
  };

const exported =
  (awaited: string) =>
  async (page: Page): Promise<void> => {
    await opened('e')(page);
    await page.getByRole('button', { name: 'Choose a file…' }).click();
    if (awaited.startsWith('rows')) {
      await page.evaluate(() =>
        window.harness.push('exportProgress', { rows: 123_456, share: 0.42 }),
      );
    }
    await page.getByText(awaited).waitFor();
  };

/** The archive, exports, and what is said of the stored files. */
export const archiveScreenStates: readonly ScreenState[] = [
  { name: 'archive', scene: 'archive', act: opened() },
  { name: 'archive-marked', scene: 'archive', act: opened('Home', 'Shift+ArrowDown') },
  { name: 'archive-search', scene: 'archive', act: opened('/', 'f', 'e', 'd') },
  { name: 'archive-no-match', scene: 'archive', act: opened('/', 'z', 'q') },
  {
    name: 'archive-deleted',
    scene: 'archive',
    act: async (page) => {
      await opened()(page);
      await page.getByText('Deleted 1').click();
    },
  },
  { name: 'archive-undo', scene: 'archive', act: opened('End', 'Delete') },
  { name: 'archive-empty', scene: 'watchlist', act: opened() },
  { name: 'archive-many', scene: 'archive-many', act: opened('PageDown') },
  { name: 'archive-loading', scene: 'archive-loading', act: opened() },
  { name: 'archive-failing', scene: 'archive-failing', act: opened() },
  { name: 'archive-offline', scene: 'archive-offline', act: opened() },
  {
    name: 'search-stored',
    scene: 'archive-offline',
    act: async (page) => {
      await page.keyboard.press('Control+n');
      await page.keyboard.type('fed decision');
      await page.getByText('Stored').first().waitFor();
    },
  },
  {
    name: 'settings-history',
    scene: 'watchlist',
    act: async (page) => {
      await page.keyboard.press('Control+,');
      await page.getByRole('button', { name: 'Open the archive' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'licences',
    scene: 'watchlist',
    act: async (page) => {
      await page.keyboard.press('Control+,');
      await page.getByText('Open-source licences').click();
      await page.getByText('lightweight-charts').scrollIntoViewIfNeeded();
    },
  },
  { name: 'export', scene: 'archive', act: opened('e') },
  { name: 'export-running', scene: 'export-running', act: exported('rows written') },
  { name: 'export-done', scene: 'archive', act: exported('written to') },
  { name: 'export-failing', scene: 'export-failing', act: exported('disk is full') },
  { name: 'disk-full', scene: 'disk-full' },
  { name: 'set-aside', scene: 'set-aside' },
  { name: 'backfilling', scene: 'backfilling' },
  {
    name: 'history-backfilling',
    scene: 'backfilling',
    act: async (page) => {
      await page.keyboard.press('Enter');
      await page.keyboard.press('h');
      await page.getByText('1,234 candles to come').waitFor();
    },
  },
];
