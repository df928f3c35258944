import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { RunningApp } from './driver/index.ts';

/** Machines that are busy with other things answer late, but they answer. */
export const patience = { timeout: 20_000 };

/** The add screen's one field. */
export const FIELD = 'Ticker, kalshi.com address, or words of a title';

/** The window's page once it listens to the keyboard. */
export async function shownPage(app: RunningApp): Promise<Page> {
  const page = await app.page();
  await page.getByRole('main').waitFor(patience);
  return page;
}

/** A key pressed before a busy machine has given the window its focus is lost; then a person presses it again. */
function openAdd(page: Page): Promise<void> {
  return vi.waitFor(async () => {
    await page.keyboard.press('Control+n');
    await page.getByLabel(FIELD).waitFor({ timeout: 3_000 });
  }, patience);
}

/** Follows these markets by their tickers or addresses, with the keyboard alone. */
export async function follow(page: Page, ...references: readonly string[]): Promise<void> {
  await openAdd(page);
  for (const reference of references) {
    await page.getByLabel(FIELD).fill(reference);
    await page.getByText('Press Enter to follow').waitFor(patience);
    await page.keyboard.press('Enter');
    await page.getByText('You follow this market').waitFor(patience);
  }
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('grid').waitFor();
}

/** The outcome of every market in the list, in order: titles of one event are all the same. */
export const outcomes = (page: Page): Promise<string[]> =>
  page.locator('[data-row] .subtitle').allInnerTexts();
