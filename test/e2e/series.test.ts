import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { FIELD, patience, shownPage } from './steps.ts';

const SERIES = 'KXBTC15M';
const WORDS = 'BTC price up in next 15 mins';

let server: PracticeServer;
let folder: string;
let app: RunningApp;
let page: Page;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  server = await startPracticeServer();
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
  page = await shownPage(app);
});
afterEach(async () => {
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const openMarketOf = (series: string): string =>
  server.operator.openTickers().find((ticker) => ticker.startsWith(`${series}-`)) ??
  expect.fail(`No open market of ${series}`);

const seriesRow = () => page.getByRole('row').filter({ hasText: 'Bitcoin price up or down' });
const previous = () => seriesRow().getByRole('button', { name: /^Previous market/ });

/** Follows the series of a market found by its words, with the keyboard alone. */
async function followSeries(): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByLabel(FIELD).fill(WORDS);
  await page.getByRole('button', { name: 'Follow series' }).waitFor(patience);
  await page.keyboard.press('Shift+Enter');
  await page.getByText('Series followed').waitFor(patience);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await seriesRow().waitFor(patience);
}

/** The open market ends with a result, and the next one opens. */
async function roll(result: 'yes' | 'no'): Promise<{ before: string; after: string }> {
  const before = openMarketOf(SERIES);
  server.operator.close(before);
  server.operator.determine(before, result);
  const [after = ''] = server.operator.openNext(SERIES);
  await page.keyboard.press('F5');
  await seriesRow().getByText(result.toUpperCase(), { exact: false }).waitFor(patience);
  return { before, after };
}

describe('a followed series', () => {
  it('is found by words, rolls by itself, and leads to the market before by keyboard and mouse', async () => {
    await followSeries();
    const { before, after } = await roll('yes');
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowLeft');
    await page.getByText(before, { exact: true }).waitFor(patience);
    await page.getByText('Result YES').first().waitFor(patience);
    await page.keyboard.press('ArrowRight');
    await page.getByText(after, { exact: true }).waitFor(patience);
    await page.keyboard.press('ArrowLeft');
    await page.getByText(before, { exact: true }).waitFor(patience);
    await page.keyboard.press('Escape');

    await previous().click();
    await page.getByText(before, { exact: true }).waitFor(patience);
    await page.getByRole('button', { name: /^Present market/ }).click();
    await page.getByText(after, { exact: true }).waitFor(patience);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText(after, { exact: true }).waitFor(patience);
  });

  it('keeps its pin while it rolls, is removed with undo, and stands the same after a restart', async () => {
    await followSeries();
    await page.getByRole('grid').focus();
    await page.keyboard.press('p');
    await seriesRow().getByText('Pinned to the tray').waitFor(patience);
    const { after } = await roll('no');
    await seriesRow().getByText('Pinned to the tray').waitFor(patience);
    server.operator.move(after, '0.6100');
    await page.keyboard.press('F5');
    await seriesRow().getByText('61', { exact: true }).first().waitFor(patience);
    await expect.poll(async () => (await app.tray()).tooltip, patience).toContain('Bitcoin price');

    const text = await seriesRow().innerText();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => seriesRow().count(), patience).toBe(0);
    await page.keyboard.press('Control+z');
    await seriesRow().waitFor(patience);
    expect(await seriesRow().innerText()).toBe(text);

    await app.restart();
    page = await shownPage(app);
    await seriesRow().getByText('NO', { exact: false }).waitFor(patience);
    await seriesRow().getByText('Pinned to the tray').waitFor(patience);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.getByText(after, { exact: true }).waitFor(patience);
  });

  it('says when the next market opens while none is open', async () => {
    await followSeries();
    server.operator.close(openMarketOf(SERIES));
    await page.keyboard.press('F5');
    await seriesRow()
      .getByText(/opens|none open/)
      .waitFor(patience);
    await page.getByRole('grid').focus();
    await page.keyboard.press('a');
    await page.getByText('No market of this series is open now.').waitFor(patience);
  });
});

describe('a followed event', () => {
  it('is one group, its chances summed and sorted, and collapses with the keyboard', async () => {
    const event = openMarketOf('KXHIGHNY').split('-').slice(0, 2).join('-');
    await page.keyboard.press('Control+n');
    await page.getByLabel(FIELD).fill(event);
    await page.getByRole('button', { name: /^Follow all/ }).click(patience);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await page.getByText(/6 markets, chances sum to \d+%/).waitFor(patience);
    const prices = async (): Promise<number[]> =>
      (await page.locator('[data-row] .number:nth-child(2)').allInnerTexts()).map(
        (text) => Number(text) || 0,
      );
    await expect
      .poll(async () => {
        const shown = await prices();
        return shown.length === 6 && shown.join() === shown.toSorted((a, b) => b - a).join();
      }, patience)
      .toBe(true);

    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => page.locator('[data-row]').count(), patience).toBe(1);
    await page.getByText(/chances sum to \d+% · .+ \d+%/).waitFor(patience);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('[data-row]').count(), patience).toBe(7);

    await app.restart();
    page = await shownPage(app);
    await page.getByText(/6 markets, chances sum to \d+%/).waitFor(patience);
  });
});
