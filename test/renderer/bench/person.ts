import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

/** A wheel turned without pause, and a key held down, as systems repeat them. */
const WHEEL_MS = 16;
const KEY_MS = 33;
const TYPING_MS = 90;

/** Scrolls down and up, walks with the arrow keys and types into the filter, over and over for `ms`. */
export async function useWatchlist(page: Page, ms: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const end = performance.now() + ms;
  while (performance.now() < end) {
    await scroll(session, 100, 60);
    await scroll(session, -100, 60);
    await holdKey(session, 'ArrowDown', 40, 60);
    await filter(page, 'boston 44');
  }
}

/** Nothing here waits for the page to answer: people do not, either. */
async function scroll(session: CDPSession, deltaY: number, turns: number): Promise<void> {
  const wheel = { type: 'mouseWheel', x: 200, y: 300, deltaX: 0, deltaY } as const;
  for (let turn = 0; turn < turns; turn += 1) {
    session.send('Input.dispatchMouseEvent', wheel).catch(() => undefined);
    await wait(WHEEL_MS);
  }
}

async function holdKey(
  session: CDPSession,
  key: string,
  windowsVirtualKeyCode: number,
  times: number,
): Promise<void> {
  const press = { type: 'keyDown', key, code: key, windowsVirtualKeyCode } as const;
  for (let turn = 0; turn < times; turn += 1) {
    session.send('Input.dispatchKeyEvent', press).catch(() => undefined);
    await wait(KEY_MS);
  }
}

async function filter(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words, { delay: TYPING_MS });
  for (let left = words.length; left > 0; left -= 1) {
    await page.keyboard.press('Backspace', { delay: TYPING_MS });
  }
  await page.keyboard.press('Escape');
}
