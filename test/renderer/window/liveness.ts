import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { contracts, level, quote, tradesOf } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';
import { callsOf, press, rows, type Behaviour } from './page.ts';

const fed = 'KXFEDDECISION-26DEC-H0';

/** Where everything stands: every element of the watchlist by its place in the document. */
const boxes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('header *, main *, footer *')]
      .filter((element) => !element.closest('.number') || element.matches('.number'))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${x} ${y} ${width} ${height}`;
      }),
  );

export const liveness: Behaviour = (app) => {
  describe('live prices', () => {
    it('change one row and leave the others alone', async () => {
      await app().show('watchlist');
      const { page } = app();
      await page.evaluate(() => {
        const changed = new Set<string>();
        const note = (records: MutationRecord[]): void => {
          for (const { target } of records) {
            const element = target instanceof Element ? target : target.parentElement;
            changed.add(element?.closest('[data-row]')?.getAttribute('data-row') ?? 'elsewhere');
          }
          document.body.dataset['changed'] = [...changed].join();
        };
        const main = document.querySelector('main');
        const all = { subtree: true, childList: true, characterData: true, attributes: true };
        if (main) new MutationObserver(note).observe(main, all);
      });
      await push(page, '0.8210', '0.8240', '0.8220');
      await page.getByText('82.2').waitFor();
      expect(await page.evaluate(() => document.body.dataset['changed'])).toBe('1');
    });

    it('move nothing on the screen, however wide they get', async () => {
      await app().show('watchlist');
      const { page } = app();
      const before = await boxes(page);
      await push(page, '0.0010', '1.0000', '0.0990');
      await page.getByText('9.9', { exact: true }).waitFor();
      expect(await boxes(page)).toEqual(before);
      await push(page, null, null, '1.0000');
      await expect.poll(() => rows(page).nth(1).innerText()).toMatch(/–\s+–\s+100/);
      expect(await boxes(page)).toEqual(before);
    });

    it('stand with their decimal points under each other', async () => {
      await app().show('watchlist');
      const points = await app().page.evaluate(() =>
        [...document.querySelectorAll('[data-row]')].map((row) => {
          const figures = row.querySelector('.price')?.firstChild;
          if (!(figures instanceof Text)) throw new Error('A price begins with its figures.');
          const range = document.createRange();
          range.selectNode(figures);
          const whole = /^\s*[^.\s]+/.exec(figures.data)?.[0].length ?? 0;
          range.setEnd(figures, whole);
          return Math.round(range.getBoundingClientRect().right);
        }),
      );
      expect(new Set(points).size).toBe(1);
    });

    it('are tinted for a moment, up and down apart', async () => {
      await app().show('watchlist');
      const { page } = app();
      await push(page, '0.8210', '0.8100', '0.8130');
      await page.getByText('82.1').waitFor();
      const tints = rows(page).nth(1).locator('[data-tint]');
      const names = await tints.evaluateAll((cells) =>
        cells.map((cell) => cell.getAttribute('data-tint')),
      );
      expect(names).toEqual(['up-1', 'down-1']);
    });

    it('are not tinted for those who want no motion', async () => {
      const { page } = app();
      const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
        await page.emulateMedia({ reducedMotion });
        await app().show('watchlist');
        await push(page, '0.8210', '0.8100', '0.8130');
        await page.getByText('82.1').waitFor();
        return page.evaluate(() => document.getAnimations().length);
      };
      expect(await moving('no-preference')).toBeGreaterThan(0);
      expect(await moving('reduce')).toBe(0);
    });

    it('come with a countdown by the clock of the exchange', async () => {
      await app().show('watchlist');
      const { page } = app();
      const { snapshot } = sceneNamed('watchlist');
      if (!snapshot.ok) throw new Error('The scene has a snapshot.');
      const connection = { ...snapshot.value.connection, aheadMs: 51.5 * 3_600_000 };
      await page.evaluate((pushed) => window.harness.push('connection', pushed), connection);
      await rows(page)
        .filter({ hasText: /closes in\s+(29|30) min/ })
        .first()
        .waitFor();
    });

    it('look out of date while they are', async () => {
      await app().show('stale');
      const { page } = app();
      const color = (): Promise<string> =>
        page
          .locator('.number')
          .first()
          .evaluate((cell) => getComputedStyle(cell).color);
      const stale = await color();
      await app().show('watchlist');
      expect(stale).not.toBe(await color());
    });

    it('forget what another exchange said when the exchange changes', async () => {
      await app().show('watchlist');
      const { page } = app();
      const { snapshot } = sceneNamed('practice');
      if (!snapshot.ok) throw new Error('The scene has a snapshot.');
      const empty = { ...snapshot.value, quotes: [] };
      await page.evaluate((pushed) => window.harness.switchTo(pushed), empty);
      await page.getByText('Practice').waitFor();
      expect(await callsOf(page, 'getSnapshot')).toHaveLength(2);
      expect(await rows(page).first().innerText()).toMatch(/–\s+–\s+–/);
    });
  });

  describe('500 markets', () => {
    it('exist as rows only where they are seen', async () => {
      await app().show('five-hundred');
      const { page } = app();
      expect(await rows(page).count()).toBeLessThan(40);
      await press(page, 'End');
      await expect.poll(() => rows(page).last().getAttribute('data-row')).toBe('499');
      expect(await rows(page).count()).toBeLessThan(40);
      expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('501');
    });

    it('stay where they were while another screen is open', async () => {
      await app().show('five-hundred');
      const { page } = app();
      await press(page, 'PageDown', 'PageDown', 'PageDown');
      const place = (): Promise<number> =>
        page.getByRole('grid').evaluate((grid) => grid.scrollTop);
      const before = await place();
      expect(before).toBeGreaterThan(0);
      await press(page, 'Enter', 'Escape');
      expect(await place()).toBe(before);
    });
  });

  describe('the order book', () => {
    it('is asked for while a market is open, and no longer', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'ArrowDown', 'Enter');
      await page.getByText('Waiting for the order book').waitFor();
      await press(page, 'Escape');
      expect(await callsOf(page, 'watchOrderBook')).toEqual([{ ticker: fed }, { ticker: null }]);
    });

    it('mirrors bids and asks around its middle, figures under figures', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'ArrowDown', 'Enter');
      const bids = [level('0.1120', 300), level('0.1110', 1250)];
      const asks = [level('0.0980', 150), level('0.1010', 700)];
      await page.evaluate((pushed) => window.harness.push('orderBook', pushed), {
        ticker: fed,
        bids,
        asks,
      });
      const table = page.getByRole('table').filter({ hasText: 'Bid' });
      const box = async (
        name: string,
      ): Promise<{ readonly left: number; readonly right: number }> =>
        table
          .getByText(name, { exact: true })
          .first()
          .evaluate((price) => {
            const { left, right } = price.getBoundingClientRect();
            return { left, right };
          });
      const [bid, low, high] = [await box('11.2'), await box('9.8'), await box('10.1')];
      const middle = await table.evaluate((element) => {
        const { left, right } = element.getBoundingClientRect();
        return (left + right) / 2;
      });
      expect(middle - bid.right).toBeCloseTo(high.left - middle, 0);
      expect(low.right).toBeCloseTo(high.right, 1);
    });

    it('is emptied and asked for again when the stream was gone', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'ArrowDown', 'Enter');
      const book = { ticker: fed, bids: [level('0.8120', 1234)], asks: [] };
      await page.evaluate((pushed) => window.harness.push('orderBook', pushed), book);
      await page.getByRole('cell', { name: '1.2K' }).waitFor();
      await page.evaluate(() => window.harness.setFreshness('offline'));
      await page.getByText('comes back with the prices').waitFor();
      await page.evaluate(() => window.harness.setFreshness('live'));
      await page.getByText('Waiting for the order book').waitFor();
      expect(await page.getByRole('cell', { name: '1.2K' }).count()).toBe(0);
      expect(await callsOf(page, 'watchOrderBook')).toHaveLength(3);
    });
  });

  describe('the recent trades', () => {
    const tape = (page: Page): Locator =>
      page.getByRole('table').filter({ hasText: 'Taker' }).getByRole('row');

    it('are there when a market is opened, and each new one is added once, on top', async () => {
      await app().show('watchlist');
      const { page } = app();
      await press(page, 'ArrowDown', 'Enter');
      await tape(page).nth(6).waitFor();
      const trade = { ...tradesOf(fed)[0], id: 'new', size: contracts(4711) };
      for (let count = 0; count < 2; count += 1) {
        await page.evaluate((pushed) => window.harness.push('trades', pushed as never), [trade]);
      }
      await expect.poll(() => tape(page).nth(1).innerText()).toContain('4,711');
      expect(await tape(page).nth(2).innerText()).not.toContain('4,711');
      expect(await tape(page).count()).toBe(7);
      await press(page, 'Escape');
      expect(await callsOf(page, 'watchTrades')).toEqual([{ ticker: fed }, { ticker: null }]);
    });

    it('are asked for again when a polled volume has grown', async () => {
      await app().show('watchlist');
      const { page } = app();
      await page.evaluate(() => window.harness.setFreshness('polling'));
      await press(page, 'ArrowDown', 'Enter');
      await tape(page).nth(6).waitFor();
      const grown = { ...quote(fed, '0.8100', '0.8200', '0.8150'), volume: contracts(50_000) };
      await page.evaluate((pushed) => window.harness.push('quotes', [pushed]), grown);
      await expect
        .poll(() => callsOf(page, 'watchTrades'))
        .toEqual([{ ticker: fed }, { ticker: fed }]);
    });
  });
};

async function push(page: Page, ...prices: readonly [string | null, string | null, string | null]) {
  const quotes = [quote(fed, ...prices)];
  await page.evaluate((pushed) => window.harness.push('quotes', pushed), quotes);
}
