import { createHash } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ChartSpan, TimeRange } from '../../../preload/contract/history.ts';
import type { HarnessWindow } from '../harness/browser.ts';
import { firing } from '../harness/alert-facts.ts';
import { dollars, hours, quote } from '../harness/markets.ts';
import { painted } from '../harness/screens.ts';
import { callsOf, inSmallestWindow, press, type Behaviour } from './page.ts';

const newYork = 'KXHIGHNY-26NOV23-B48.5';

async function openHistory(app: HarnessWindow, scene = 'alerts'): Promise<Page> {
  await app.show(scene);
  await press(app.page, 'Enter', 'h');
  return app.page;
}

async function openChart(app: HarnessWindow): Promise<Page> {
  const page = await openHistory(app);
  await page.locator('[role=img] canvas').first().waitFor();
  return page;
}

/** What was read so far: named spans, or the older and newest ends of one. */
const readOf = async (page: Page): Promise<readonly (ChartSpan | TimeRange)[]> =>
  (await callsOf(page, 'getChart')).map(({ span }) => span);

const spansOf = async (page: Page): Promise<readonly unknown[]> =>
  (await readOf(page)).filter((span) => typeof span === 'string');

const rangesOf = async (page: Page): Promise<readonly TimeRange[]> =>
  (await readOf(page)).filter((span) => typeof span !== 'string');

/** The figures of what is in view, with the times they are of: they change with every move. */
const shownFrom = async (page: Page): Promise<string> =>
  (await page.getByRole('region', { name: /^Figures/ }).getAttribute('aria-label')) ?? '';

/** Red, green and blue of the canvas's first pixel, which is its background. */
const cornerOf = (page: Page): Promise<readonly number[]> =>
  page
    .locator('canvas')
    .first()
    .evaluate((canvas) =>
      canvas instanceof HTMLCanvasElement
        ? [...(canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
        : [],
    );

/** A picture of the chart, for telling whether anything changed. */
const picture = async (page: Page): Promise<string> =>
  createHash('sha256')
    .update(await page.locator('[role=img]').screenshot())
    .digest('hex');

/** The words of those elements of the screen that reach beyond the right edge of the window. */
const beyond = (page: Page, selector: string): Promise<readonly string[]> =>
  page
    .locator('main')
    .locator(selector)
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.textContent.trim()),
    );

/** Every reading puts the chart right once more; what stays wrong without is seen only if there is none. */
const readNoMore = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(window.harness.api, { getChart: () => new Promise(() => undefined) });
  });

/** What is written on the time axis from now on, instead of being drawn; the crosshair's own label is drawn after all others. */
const timesDrawn = (page: Page) =>
  page.evaluateHandle(() => {
    const times: string[] = [];
    CanvasRenderingContext2D.prototype.fillText = (text) => {
      if (/\d:\d\d$/.test(text)) times.push(text);
    };
    return times;
  });

/** What is written on the price axis while the window takes these heights, and whether an edge of the canvas cuts it. */
async function figuresOnAxis(
  page: Page,
  heights: readonly number[],
): Promise<readonly { readonly text: string; readonly isCut: boolean }[]> {
  const written = await page.evaluateHandle(() => {
    const figures: { text: string; isCut: boolean }[] = [];
    CanvasRenderingContext2D.prototype.fillText = function (text, _, y) {
      const half = (5 * this.canvas.height) / this.canvas.clientHeight;
      const isCut = y < half || y > this.canvas.height - half;
      if (/^\d+(\.\d+)?$/.test(text)) figures.push({ text, isCut });
    };
    return figures;
  });
  for (const height of heights) {
    await page.setViewportSize({ width: 400, height });
    await painted(page);
  }
  await page.setViewportSize({ width: 400, height: 600 });
  return written.jsonValue();
}

/** Fingers side by side on the chart, in one row. */
class Fingers {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    return new Fingers(session);
  }

  /** Puts fingers down at these places, moves them to others and takes them away. */
  async drag(from: readonly number[], to: readonly number[]): Promise<void> {
    await this.#send('touchStart', from);
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await this.#send(
        'touchMove',
        from.map((x, finger) => x + share * ((to[finger] ?? x) - x)),
      );
    }
    await this.#send('touchEnd', []);
  }

  async lift(): Promise<void> {
    await this.#session.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await this.#session.detach();
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', xs: readonly number[]): Promise<void> {
    const touchPoints = xs.map((x, id) => ({ id, x, y: 300 }));
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

export const history: Behaviour = (app) => {
  describe('the history of a market', () => {
    it('opens with H and leaves with Escape, back to the market', async () => {
      const page = await openChart(app());
      await page.getByRole('heading', { name: 'Highest temperature' }).waitFor();
      await press(page, 'Escape');
      await page.getByRole('heading', { name: 'Order book' }).waitFor();
    });

    it('loads the drawing code only when a chart is opened', async () => {
      await app().show('watchlist');
      const { page } = app();
      const scripts = (): Promise<number> =>
        page.evaluate(
          () =>
            performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
              .length,
        );
      const atStart = await scripts();
      await press(page, 'Enter', 'h');
      await page.locator('[role=img] canvas').first().waitFor();
      expect(await scripts()).toBeGreaterThan(atStart);
    });

    it('changes its span with the keys 1 to 6, and by its buttons', async () => {
      const page = await openChart(app());
      await press(page, '1', '2', '3', '4', '5', '6');
      await page.getByText('6 h', { exact: true }).click();
      await press(page, '1');
      expect(await spansOf(page)).toEqual(['1d', '1h', '6h', '1d', '1w', '1m', 'all', '6h', '1h']);
    });

    it('shows a span that is chosen as that, and reads nothing older until somebody looks there', async () => {
      const page = await openChart(app());
      await press(page, '1');
      await expect.poll(async () => (await shownFrom(page)).length).toBeGreaterThan(0);
      await painted(page);
      expect(
        (await rangesOf(page)).filter(({ endTime }) => endTime < Date.now() - hours(0.5)),
      ).toEqual([]);
    });

    it('says the exact figures of the period that is pointed at, then the newest again', async () => {
      const page = await openChart(app());
      const legend = page.locator('.legend');
      const newest = await legend.innerText();
      await page.locator('[role=img]').hover({ position: { x: 40, y: 60 } });
      await expect.poll(() => legend.innerText()).not.toBe(newest);
      expect(await legend.innerText()).toMatch(/Last \d+¢[\s\S]*Bid \d+¢[\s\S]*Ask \d+¢/);
      await page.mouse.move(5, 5);
      await expect.poll(() => legend.innerText()).toBe(newest);
    });

    it('zooms and moves by keyboard, and shows all of it again', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      const whole = await shownFrom(page);
      await press(page, '+', '+', '+', 'End');
      await expect.poll(() => shownFrom(page)).not.toBe(whole);
      const atEnd = await shownFrom(page);
      await press(page, 'Shift+ArrowLeft', 'Shift+ArrowLeft');
      await expect.poll(() => shownFrom(page)).not.toBe(atEnd);
      await press(page, '0');
      await expect.poll(() => shownFrom(page)).toBe(whole);
    });

    it('zooms by the wheel and moves by a drag', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      const whole = await shownFrom(page);
      await page.mouse.move(200, 300);
      for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, -300);
      await expect.poll(() => shownFrom(page)).not.toBe(whole);
      const zoomed = await shownFrom(page);
      await page.mouse.down();
      await page.mouse.move(230, 300, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => shownFrom(page)).not.toBe(zoomed);
      await press(page, '0');
      await expect.poll(() => shownFrom(page)).toBe(whole);
    });

    it('shows all of another span, wherever the wheel has led in the one before', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      const day = await shownFrom(page);
      await page.mouse.move(200, 300);
      for (let turn = 0; turn < 3; turn += 1) await page.mouse.wheel(0, -300);
      await expect.poll(() => shownFrom(page)).not.toBe(day);
      const zoomed = await shownFrom(page);
      await press(page, '4');
      await expect.poll(() => shownFrom(page)).not.toBe(zoomed);
      const week = await shownFrom(page);
      await press(page, '+');
      await expect.poll(() => shownFrom(page)).not.toBe(week);
      await press(page, '0');
      await expect.poll(() => shownFrom(page)).toBe(week);
    });

    it('zooms by two fingers and moves by one', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      const whole = await shownFrom(page);
      const fingers = await Fingers.on(page);
      await fingers.drag([150, 250], [60, 340]);
      await expect.poll(() => shownFrom(page)).not.toBe(whole);
      const zoomed = await shownFrom(page);
      await fingers.drag([150], [260]);
      await expect.poll(() => shownFrom(page)).not.toBe(zoomed);
      await fingers.lift();
      await press(page, '0');
      await expect.poll(() => shownFrom(page)).toBe(whole);
    });

    it('moves a crosshair with the arrow keys, reads its values out, and lets go of it with Escape', async () => {
      const page = await openChart(app());
      await press(page, '1');
      await expect.poll(() => spansOf(page)).toHaveLength(2);
      const time = page.locator('.legend p').first();
      const newest = await time.innerText();
      await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
      await expect.poll(() => time.innerText()).not.toBe(newest);
      const spoken = page.locator('main [role=status]');
      await expect
        .poll(() => spoken.innerText())
        .toMatch(/: last \d+¢, bid \d+¢, ask \d+¢, volume/);
      const before = await time.innerText();
      await press(page, 'ArrowRight');
      await expect.poll(() => time.innerText()).not.toBe(before);
      await press(page, 'Escape');
      await expect.poll(() => time.innerText()).toBe(newest);
      await page.getByRole('img', { name: /^Chart/ }).waitFor();
    });

    it('keeps the crosshair on its period while the chart moves below, and lets go of it out of sight', async () => {
      const page = await openChart(app());
      await readNoMore(page);
      const drawn = await timesDrawn(page);
      const time = page.locator('.legend p span').first();
      await press(page, ...Array<string>(9).fill('+'), 'End');
      await press(page, ...Array<string>(90).fill('ArrowLeft'));
      await painted(page);
      await press(page, 'ArrowLeft');
      const pointed = await time.innerText();
      await painted(page);
      await painted(page);
      await expect.poll(() => drawn.evaluate((times) => times.at(-1))).toBe(pointed);
      await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight');
      await expect.poll(() => time.innerText()).not.toBe(pointed);
    });

    it('shows all of it in a window of another size, too', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      const whole = await shownFrom(page);
      await readNoMore(page);
      await inSmallestWindow(page, async () => {
        await painted(page);
        await painted(page);
        await expect.poll(() => shownFrom(page)).toBe(whole);
      });
    });

    it('leaves with the first Escape where the crosshair is out of the span', async () => {
      const page = await openChart(app());
      const time = page.locator('.legend p').first();
      const newest = await time.innerText();
      await press(page, 'ArrowLeft', 'Home');
      await expect.poll(() => time.innerText()).not.toBe(newest);
      await press(page, '1');
      await expect.poll(() => time.innerText()).toBe(newest);
      await press(page, 'Escape');
      await page.getByRole('heading', { name: 'Order book' }).waitFor();
    });

    it('reads what is older when it is moved beyond its beginning, and stays where it is', async () => {
      const page = await openChart(app());
      await expect.poll(() => shownFrom(page)).not.toBe('');
      await press(page, '+', '+', '+', 'Home');
      const paused = page.getByText('Paused', { exact: false });
      await press(page, 'Shift+ArrowLeft');
      const isOlder = ({ endTime }: TimeRange): boolean => endTime < Date.now() - hours(23);
      await expect.poll(async () => (await rangesOf(page)).some(isOlder)).toBe(true);
      await press(page, '0');
      await expect.poll(() => paused.count()).toBeGreaterThan(0);
    });

    it('draws candles with C, and follows the theme while it is open', async () => {
      const page = await openChart(app());
      const line = await picture(page);
      await press(page, 'c');
      await expect.poll(() => picture(page)).not.toBe(line);
      await expect.poll(() => cornerOf(page)).toEqual([255, 255, 255]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect.poll(() => cornerOf(page)).toEqual([0x16, 0x18, 0x1b]);
      await page.emulateMedia({ colorScheme: 'light' });
      await expect.poll(() => cornerOf(page)).toEqual([255, 255, 255]);
    });

    it('is a table with T, which the keyboard reaches and scrolls', async () => {
      const page = await openChart(app());
      await press(page, '4', 't');
      const table = page.getByRole('table', { name: /newest first/ });
      await table.waitFor();
      expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
        'Time',
        'Open',
        'High',
        'Low',
        'Last',
        'Bid',
        'Ask',
        'Vol',
        'Source',
      ]);
      await table.getByText('Nothing known since').waitFor();
      const region = page.getByRole('region', { name: 'Prices of each period' });
      await region.focus();
      await press(page, 'End');
      await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    });

    it('tells the whole chart in one sentence to those who do not see it', async () => {
      const page = await openChart(app());
      const label = await page.getByRole('img', { name: /^Chart,/ }).getAttribute('aria-label');
      expect(label).toMatch(/Open \d+¢, high \d+¢, low \d+¢, last \d+¢, change [+−]?\d+¢, volume/);
    });

    it('reads its newest end again when prices come, but at most once a second', async () => {
      const { page } = app();
      await page.clock.install();
      await openHistory(app());
      await page.getByText('As of').waitFor();
      await page.clock.pauseAt(Date.now() + 2_000);
      for (const price of ['0.4600', '0.4700', '0.4800']) {
        const quotes = [quote(newYork, price, '0.4900', price)];
        await page.evaluate((pushed) => window.harness.push('quotes', pushed), quotes);
        await page.clock.fastForward(100);
        await expect.poll(() => rangesOf(page)).toHaveLength(1);
      }
      await page.clock.fastForward(1_000);
      await expect.poll(() => rangesOf(page)).toHaveLength(2);
      await page.clock.fastForward(5_000);
      expect(await readOf(page)).toHaveLength(3);
      await page.clock.resume();
    });

    it('says as of when while offline', async () => {
      const page = await openHistory(app(), 'history-offline');
      await page.getByText(/^As of .*\d\d:\d\d, offline$/).waitFor();
    });

    it('says that nothing was recorded, and tries again after a failure when asked', async () => {
      const page = await openHistory(app(), 'history-empty');
      await page.getByText('Nothing recorded yet').waitFor();
      await openHistory(app(), 'history-failing');
      await page.getByRole('button', { name: 'Retry' }).click();
      await expect.poll(() => spansOf(page)).toHaveLength(2);
      await page.getByRole('heading', { name: 'The history cannot be read' }).waitFor();
    });

    it('takes it for no failure that what was stored was deleted', async () => {
      const page = await openHistory(app(), 'history-deleted');
      await page.getByRole('heading', { name: 'Nothing stored' }).waitFor();
      await page.getByText('the archive can bring it back').waitFor();
    });

    it('moves a threshold by a drag, and takes it back with Undo', async () => {
      const page = await openChart(app());
      const handle = page.getByRole('slider', { name: /at or above 45¢/ });
      const box = await handle.locator('.label').boundingBox();
      if (!box) throw new Error('The threshold is not on the chart.');
      await page.mouse.move(box.x + 20, box.y + 9);
      await page.mouse.down();
      await page.mouse.move(box.x + 20, box.y + 60, { steps: 5 });
      const text = await handle.getAttribute('aria-valuetext');
      expect(text).toMatch(/^YES mid at or above [34]\d¢$/);
      expect(await callsOf(page, 'changeRule')).toEqual([]);
      await page.mouse.up();
      await page.getByText(`Alert now: ${text}`).waitFor();
      await page.getByRole('slider', { name: `Alert threshold: ${text}` }).waitFor();
      await press(page, 'Control+z');
      await page.getByRole('slider', { name: /at or above 45¢/ }).waitFor();
    });

    it('gives a dragged threshold up with Escape, and stays on the screen', async () => {
      const page = await openChart(app());
      const handle = page.getByRole('slider', { name: /at or above 45¢/ });
      const box = await handle.locator('.label').boundingBox();
      if (!box) throw new Error('The threshold is not on the chart.');
      await page.mouse.move(box.x + 20, box.y + 9);
      await page.mouse.down();
      await page.mouse.move(box.x + 20, box.y + 60);
      await press(page, 'Escape');
      await page.mouse.up();
      expect(await handle.getAttribute('aria-valuetext')).toContain('45¢');
      expect(await callsOf(page, 'changeRule')).toEqual([]);
    });

    it('takes a trembling click for no drag, also where the threshold itself is out of sight', async () => {
      const page = await openChart(app());
      const handle = page.getByRole('slider', { name: /at or above 64¢/ });
      await handle.getByText('▲').waitFor();
      const box = await handle.locator('.label').boundingBox();
      if (!box) throw new Error('The threshold is not on the chart.');
      await page.mouse.move(box.x + 20, box.y + 9);
      await page.mouse.down();
      await page.mouse.move(box.x + 20, box.y + 11);
      await page.mouse.up();
      expect(await handle.getAttribute('aria-valuetext')).toContain('64¢');
      expect(await callsOf(page, 'changeRule')).toEqual([]);
    });

    it('moves a threshold with the arrow keys by ticks, and saves it with Enter', async () => {
      const page = await openChart(app());
      await page.getByRole('slider', { name: /at or above 64¢/ }).focus();
      await press(page, 'ArrowUp', 'ArrowUp', 'ArrowDown');
      await page.getByText('Enter sets, Esc puts back').waitFor();
      await press(page, 'Enter');
      await page.getByRole('slider', { name: /at or above 65¢/ }).waitFor();
      await press(page, 'ArrowUp', 'Escape', 'Tab');
      expect(await callsOf(page, 'changeRule')).toHaveLength(1);
    });

    it('asks when to alert where the condition holds already', async () => {
      const page = await openHistory(app(), 'history-hold');
      const handle = page.getByRole('slider', { name: /at or above 64¢/ });
      await handle.focus();
      await press(page, 'PageDown', 'PageDown', 'Enter');
      await page.getByText('It holds already.').waitFor();
      await press(page, 'Escape');
      expect(await handle.getAttribute('aria-valuetext')).toContain('64¢');
      await handle.focus();
      await press(page, 'PageDown', 'PageDown', 'Enter');
      await page.getByText('It holds already.').waitFor();
      await press(page, 'Enter');
      await page.getByRole('slider', { name: /at or above 44¢/ }).waitFor();
      const starts = (await callsOf(page, 'changeRule')).map(({ start }) => start);
      expect(starts).toEqual([null, null, 'next-crossing']);
    });

    it('marks what has fired, also just now, and says on a click what it was', async () => {
      const page = await openChart(app());
      const marks = page.getByRole('group', { name: 'Fired alerts' }).getByRole('button');
      await expect.poll(() => marks.count()).toBeGreaterThan(0);
      const fired = firing(99, { time: Date.now() - hours(4), value: dollars('0.4000') });
      await page.evaluate((pushed) => window.harness.push('firings', [pushed]), fired);
      const mark = page.getByRole('button', { name: /^Fired .*: YES 40¢ ▲$/ });
      await mark.focus();
      await press(page, 'Enter');
      const note = page.getByRole('group', { name: 'Fired here' });
      await note.getByText('YES mid at or above 64¢').waitFor();
      await press(page, 'Escape');
      await expect.poll(() => note.count()).toBe(0);
      expect(await mark.evaluate((button) => button === document.activeElement)).toBe(true);
      await mark.click();
      await note.getByRole('button', { name: /YES 40¢/ }).click();
      await page.getByRole('heading', { name: 'Alerts' }).first().waitFor();
    });

    it('compares markets of the event in one chart and one table, with the sum of their chances', async () => {
      const page = await openChart(app());
      await press(page, 'm');
      const choices = page.getByRole('group', { name: /Markets of this event/ });
      for (const name of ['46° or below', '50° to 51°', '52° to 53°'])
        await choices.getByLabel(name).check();
      expect(await choices.getByLabel('54° or above').isDisabled()).toBe(true);
      await page.getByRole('img', { name: /^Chart of 4 markets\. .*sum \d/ }).waitFor();
      const legend = page.locator('.legend');
      expect(await legend.innerText()).toMatch(/Sum [\d.]+%[\s\S]*A[\s\S]*B[\s\S]*C[\s\S]*D/);
      const newest = await legend.innerText();
      await page.locator('[role=img]').hover({ position: { x: 40, y: 60 } });
      await expect.poll(() => legend.innerText()).not.toBe(newest);
      await press(page, 't');
      const table = page.getByRole('table', { name: /^Chances of 4 markets/ });
      expect(await table.getByRole('columnheader').count()).toBe(6);
    });

    it('writes the figures of a comparison as those of one market, none of them cut', async () => {
      const page = await openChart(app());
      await press(page, '4', 'm');
      await page.getByLabel('46° or below').check();
      await page.getByRole('img', { name: /^Chart of 2 markets/ }).waitFor();
      const figures = await figuresOnAxis(page, [600, 592, 584, 576]);
      expect(figures.map(({ text }) => text)).toContain('40');
      expect(figures.filter(({ text, isCut }) => isCut || text.includes('.'))).toEqual([]);
    });

    it('takes the crosshair away with Escape, then the choice of markets, then leaves', async () => {
      const page = await openChart(app());
      const choices = page.getByRole('group', { name: /Markets of this event/ });
      await press(page, 'm', 'ArrowLeft', 'Escape');
      expect(await choices.count()).toBe(1);
      await press(page, 'Escape');
      await expect.poll(() => choices.count()).toBe(0);
      await page.locator('[role=img]').waitFor();
      await press(page, 'Escape');
      await page.getByRole('heading', { name: 'Order book' }).waitFor();
    });

    it('fits into the smallest window', async () => {
      const { page } = app();
      await page.setViewportSize({ width: 320, height: 400 });
      await openChart(app());
      expect(await beyond(page, 'button, label, canvas')).toEqual([]);
      const chart = await page.locator('[role=img]').boundingBox();
      expect((chart?.y ?? Infinity) + (chart?.height ?? 0)).toBeLessThan(400);
      await press(page, '4', 't');
      await page.getByRole('table').waitFor();
      expect(await beyond(page, 'th, td')).toEqual([]);
      await press(page, 't', 'm');
      await page.getByLabel('46° or below').check();
      await page.getByRole('img', { name: /^Chart of 2 markets/ }).waitFor();
      expect((await page.locator('[role=img]').boundingBox())?.y).toBeLessThan(320);
      await openHistory(app(), 'history-offline');
      expect((await page.locator('[role=img]').boundingBox())?.y).toBeLessThan(320);
      await page.setViewportSize({ width: 400, height: 600 });
    });

    it('is named by what it is, with the whole ticker under the title, to be copied', async () => {
      const page = await openChart(app());
      await page.getByRole('main', { name: 'History' }).waitFor();
      const ticker = page.getByText(newYork, { exact: true });
      expect(await ticker.evaluate((line) => getComputedStyle(line).userSelect)).toBe('text');
      await press(page, 'Escape');
      await page.getByRole('main', { name: 'Market' }).waitFor();
      expect(await ticker.evaluate((line) => line.scrollWidth <= line.clientWidth)).toBe(true);
      expect(await ticker.evaluate((line) => getComputedStyle(line).userSelect)).toBe('text');
    });
  });
};
