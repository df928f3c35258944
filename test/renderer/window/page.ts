import type { Locator, Page } from 'playwright-core';
import type { Input, OperationName } from '../../../preload/contract/operations.ts';
import type { HarnessWindow } from '../harness/browser.ts';

/** A group of tests that share the suite's one window. */
export type Behaviour = (app: () => HarnessWindow) => void;

/** The inputs of every call of one operation so far. */
export function callsOf<Name extends OperationName>(
  page: Page,
  name: Name,
): Promise<Input<Name>[]> {
  return page.evaluate((called) => window.harness.calls[called], name);
}

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The row that the keyboard is on. */
export const currentRow = (page: Page): Locator => page.locator('[role=row][aria-selected=true]');

/** Whether a text that may end in "…" does. */
export const isCut = (text: Locator): Promise<boolean> =>
  text.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);

/** Every followed market's row, in order. */
export const rows = (page: Page): Locator => page.locator('[data-row]');

/** Does something in the smallest window there is, and makes it as large as it was. */
export async function inSmallestWindow(page: Page, act: () => Promise<void>): Promise<void> {
  const usual = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 400 });
  try {
    await act();
  } finally {
    if (usual) await page.setViewportSize(usual);
  }
}
