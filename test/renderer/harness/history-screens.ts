import type { Page } from 'playwright-core';
import { painted, type ScreenState } from './screens.ts';

/** Opens the history of the first market with the keyboard. */
async function open(page: Page): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
}

const drawn =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await open(page);
    await page.locator('[role=img] canvas').first().waitFor();
    for (const key of keys) {
      await page.keyboard.press(key);
      await painted(page);
    }
    await painted(page);
  };

const shown =
  (text: string, ...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await open(page);
    for (const key of keys) await page.keyboard.press(key);
    await page.getByText(text).first().waitFor();
  };

/** Three markets of the event beside the one that is looked at. */
const compared =
  (...keys: readonly string[]) =>
  async (page: Page): Promise<void> => {
    await drawn('4', 'm')(page);
    for (const name of ['46° or below', '50° to 51°', '52° to 53°'])
      await page.getByLabel(name).check();
    for (const key of keys) await page.keyboard.press(key);
    await page.getByText('Sum').first().waitFor();
  };

/** A threshold is on its way to another price. */
async function moving(page: Page): Promise<void> {
  await drawn()(page);
  await page.getByRole('slider').last().focus();
  for (const key of ['PageDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
}

async function asking(page: Page): Promise<void> {
  await moving(page);
  await page.keyboard.press('Enter');
  await page.getByText('It holds already.').waitFor();
}

async function fired(page: Page): Promise<void> {
  await drawn('4')(page);
  await page.getByRole('button', { name: /alerts fired/ }).click();
  await page.getByRole('group', { name: 'Fired here' }).waitFor();
}

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
  { name: 'history-crosshair', scene: 'alerts', act: drawn('1', 'ArrowLeft', 'ArrowLeft') },
  { name: 'history-compare', scene: 'alerts', act: compared() },
  { name: 'history-compare-closed', scene: 'alerts', act: compared('m') },
  { name: 'history-compare-table', scene: 'alerts', act: compared('m', 't') },
  { name: 'history-threshold', scene: 'alerts', act: moving },
  { name: 'history-question', scene: 'history-hold', act: asking },
  { name: 'history-fired', scene: 'alerts', act: fired },
  { name: 'history-table', scene: 'alerts', act: shown('Nothing known', '4', 't') },
  { name: 'history-offline', scene: 'history-offline', act: drawn() },
  { name: 'history-empty', scene: 'history-empty', act: shown('Nothing recorded yet') },
  { name: 'history-loading', scene: 'history-loading', act: open },
  { name: 'history-failing', scene: 'history-failing', act: shown('cannot be read') },
];
