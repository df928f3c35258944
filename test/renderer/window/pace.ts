import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { plainListings } from '../harness/exchange.ts';
import { rows, type Behaviour } from './page.ts';

const ROW = 44;
/** Rows kept ready above and below those in view. */
const SPARE = 8;
/** As long as two frames: whatever was asked for has been drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

const quotes = plainListings(500).map(({ quote }) => quote);

/** Last prices for all of the quotes, one after the other. */
const prices = (count: number): readonly MicroDollars[] =>
  Array.from({ length: count }, (_, turn) => ((36 + turn) * 10_000) as MicroDollars);

/** Gives all quotes one price after the other, as messages come, and counts what changes and in how many frames that is. */
function countChanges(page: Page, quotes: readonly Quote[], lasts: readonly MicroDollars[]) {
  const input = { quotes, lasts };
  return page.evaluate(async (pushed) => {
    const main = document.querySelector('main');
    if (!main) throw new Error('There is no screen.');
    let frames = 0;
    let request = requestAnimationFrame(function count() {
      frames += 1;
      request = requestAnimationFrame(count);
    });
    const changed = new Set<Node>();
    let rounds = 0;
    const observer = new MutationObserver((records) => {
      rounds += 1;
      for (const { target } of records) changed.add(target);
    });
    observer.observe(main, { subtree: true, characterData: true, childList: true });
    for (const last of pushed.lasts) {
      const quotes = pushed.quotes.map((quote) => ({ ...quote, last }));
      window.harness.push('quotes', quotes);
      await new Promise((resolve) => setTimeout(resolve));
    }
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    observer.disconnect();
    cancelAnimationFrame(request);
    return { rounds, texts: changed.size, frames };
  }, input);
}

export const pace: Behaviour = (app) => {
  describe('500 markets that all change', () => {
    it('touch the rows in view, and each price of them once a frame, however often they are pushed', async () => {
      await app().show('five-hundred');
      const { page } = app();
      await drawn(page);
      const inView = await rows(page).count();
      const grid = await page.getByRole('grid').evaluate(({ clientHeight }) => clientHeight);
      expect(inView).toBeLessThanOrEqual(Math.ceil(grid / ROW) + SPARE);
      const { texts, rounds, frames } = await countChanges(page, quotes, prices(40));
      expect(texts).toBeGreaterThanOrEqual(inView);
      // Of each row, its price and the change since yesterday's close, which may have to grow an element.
      expect(texts).toBeLessThanOrEqual(inView * 3);
      expect(rounds).toBeLessThanOrEqual(frames);
      expect(await rows(page).first().innerText()).toContain('75');
    });

    it('touch nothing when all that changes is out of view', async () => {
      await app().show('five-hundred');
      const { page } = app();
      await drawn(page);
      const far = quotes.slice(100);
      expect(await countChanges(page, far, prices(1))).toMatchObject({ rounds: 0, texts: 0 });
    });

    it('do not move where the keyboard is, nor scroll', async () => {
      await app().show('five-hundred');
      const { page } = app();
      await page.keyboard.press('PageDown');
      const place = (): Promise<number> =>
        page.getByRole('grid').evaluate((grid) => grid.scrollTop);
      const before = await place();
      await countChanges(page, quotes, prices(1));
      expect(await place()).toBe(before);
    });
  });
};
