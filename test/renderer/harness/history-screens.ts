import type { Page } from 'playwright-core';
import type { ScreenState } from './screens.ts';

/** Opens the history of the first market with the keyboard. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
}

const drawn =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await open(page);
    for (const key of keys) await page.keyboard.press(key);
    await page.locator('[role=img] canvas').first().waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  };

const shown =
  (text: string, ...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await open(page);
    for (const key of keys) await page.keyboard.press(key);
    await page.getByText(text).first().waitFor();
  };

/** Every state of the history screen. */
export const historyScreenStates: readonly ScreenState[] = [
  { name: 'history-1h', scene: 'alerts', act: drawn('1') },
  { name: 'history-6h', scene: 'alerts', act: drawn('2') },
  { name: 'history-1d', scene: 'alerts', act: drawn() },
  { name: 'history-1w', scene: 'alerts', act: drawn('4') },
  { name: 'history-1m', scene: 'alerts', act: drawn('5') },
  { name: 'history-all', scene: 'alerts', act: drawn('6') },
  { name: 'history-candles', scene: 'alerts', act: drawn('4', 'c') },
  { name: 'history-zoomed', scene: 'alerts', act: drawn('c', '+', '+', '+', '+', '+', 'End') },
  {
    name: 'history-pointed',
    scene: 'alerts',
    act: async (page) => {
      await drawn('4')(page);
      await page.locator('[role=img]').hover({ position: { x: 100, y: 80 } });
    },
  },
  { name: 'history-table', scene: 'alerts', act: shown('Nothing known', '4', 't') },
  { name: 'history-offline', scene: 'history-offline', act: drawn() },
  { name: 'history-empty', scene: 'history-empty', act: shown('Nothing recorded yet') },
  { name: 'history-loading', scene: 'history-loading', act: open },
  { name: 'history-failing', scene: 'history-failing', act: shown('cannot be read') },
];
