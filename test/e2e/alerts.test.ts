import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';

let server: PracticeServer;
let folder: string;
let app: RunningApp;
let page: Page;
let ticker: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  server = await startPracticeServer();
  ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
  server.operator.move(ticker, '0.4000');
  app = await launch({ userDataDir: join(folder, 'data'), env: server.environment });
  page = await app.page();
  await page.getByRole('main').waitFor();
  await follow();
});
afterEach(async () => {
  await app.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function follow(): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByLabel('Ticker, kalshi.com address, or words of a title').fill(ticker);
  await page.getByText('Press Enter to follow').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('row').filter({ hasText: '40' }).waitFor();
}

/** A letter, a price and Enter, on the market's row. */
async function alertAt(price: string): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('a');
  await page.keyboard.type(price);
  await page.keyboard.press('Enter');
  await page.getByText('Alert made').waitFor();
}

/** Moves the price and polls at once instead of waiting for the minute. */
async function moveTo(price: string): Promise<void> {
  server.operator.move(ticker, price);
  await page.keyboard.press('F5');
}

async function notified(count: number): Promise<void> {
  await vi.waitFor(async () => expect(await app.notifications()).toHaveLength(count), 15_000);
}

async function rules(): Promise<readonly unknown[]> {
  return page.evaluate(async () => {
    const snapshot = await window.kalshiTray.getSnapshot();
    return snapshot.ok ? snapshot.value.rules.map(({ rule }) => rule.watch) : [];
  });
}

describe('an alert', () => {
  it('made by keyboard fires once, is shown, and its click opens the market', async () => {
    await alertAt('64');
    await moveTo('0.7000');
    await notified(1);
    const [shown] = await app.notifications();
    expect(shown?.title).toMatch(/YES 7\d(\.\d)?¢ ▲/);
    expect(shown?.actions).toEqual(['Snooze 1 h', 'Mute']);
    expect((await app.tray()).tooltip).toContain('1 new alert');

    await moveTo('0.7100');
    await moveTo('0.6900');
    await page.getByText('71').or(page.getByText('69')).first().waitFor();
    expect(await app.notifications()).toHaveLength(1);

    await app.closeWindow();
    await app.clickNotification(0);
    await vi.waitFor(async () => expect(await app.windowVisible()).toBe(true), 5_000);
    await page
      .getByRole('heading', { name: /alerts/i })
      .first()
      .waitFor();
    await vi.waitFor(
      async () => expect((await app.tray()).tooltip).not.toContain('new alert'),
      5_000,
    );
  });

  it('is on disk before it is shown: after a kill it is in the list, once', async () => {
    await alertAt('64');
    await moveTo('0.7000');
    await notified(1);
    await app.kill('SIGKILL');
    await app.restart();
    page = await app.page();
    await page.getByRole('main').waitFor();
    const firings = await page.evaluate(async () => {
      const listed = await window.kalshiTray.listFirings({});
      return listed.ok ? listed.value.firings.map(({ delivery }) => delivery) : [];
    });
    expect(firings).toEqual(['shown']);
  });

  it('snoozed from its notification shows nothing more for an hour', async () => {
    await alertAt('64');
    await moveTo('0.7000');
    await notified(1);
    await app.clickNotificationAction(0, 0);
    await moveTo('0.3000');
    await page.getByRole('row').filter({ hasText: '30' }).waitFor();
    await moveTo('0.8000');
    await page.getByRole('row').filter({ hasText: '80' }).waitFor();
    const listed = await page.evaluate(() => window.kalshiTray.listFirings({}));
    expect(listed).toMatchObject({ ok: true });
    expect((await app.notifications()).length).toBeLessThanOrEqual(1);
  });
});

describe('all alerts', () => {
  it('exported, deleted and imported again are the same alerts', async () => {
    await alertAt('64');
    await alertAt('<20');
    const before = await rules();
    expect(before).toHaveLength(2);
    const file = join(folder, 'alerts.json');
    await app.answerOpenDialog([file]);
    await page.keyboard.press('Control+b');
    await page.getByRole('button', { name: /Export/ }).click();
    await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain(ticker), 5_000);

    const ids = await page.evaluate(async () => {
      const snapshot = await window.kalshiTray.getSnapshot();
      return snapshot.ok ? snapshot.value.rules.map(({ rule }) => rule.id) : [];
    });
    await page.evaluate((all) => window.kalshiTray.deleteRules({ ids: all }), ids);
    expect(await rules()).toEqual([]);
    await page.getByLabel('File of alerts').setInputFiles(file);
    await vi.waitFor(async () => expect(await rules()).toEqual(before), 5_000);
  });
});
