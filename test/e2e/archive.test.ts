import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NetworkCable } from '../fakes/network-cable.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { openLoad, recordAll } from '../main/history/load.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { FIELD, follow, shownPage } from './steps.ts';

const MIB = 1024 ** 2;
const PAGE_BYTES = 4096;
const patience = { timeout: 30_000 };
/** Only root may mount the small disk. */
const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

let folder: string;
let server: PracticeServer;
let cable: NetworkCable;
let app: RunningApp;
let page: Page;
let ticker: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  server = await startPracticeServer();
  cable = new NetworkCable(Number(new URL(server.exchange.restUrl).port));
  await cable.plug();
  ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
  server.operator.move(ticker, '0.4000');
});
afterEach(async () => {
  await app.close();
  await cable.unplug();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(data = join(folder, 'data')): Promise<void> {
  app = await launch({ userDataDir: data, env: cable.instead(server.environment) });
  page = await shownPage(app);
}

/** Follows the market and waits until its past is here. */
async function followWithPast(): Promise<void> {
  await follow(page, ticker);
  await page.getByRole('row').filter({ hasText: '40' }).waitFor(patience);
  await vi.waitFor(async () => expect(await missing()).toBe(0), patience);
}

async function missing(): Promise<number> {
  const answer = await page.evaluate(
    (asked) => window.kalshiTray.getMissingCandles({ ticker: asked }),
    ticker,
  );
  const chart = await page.evaluate(
    (asked) => window.kalshiTray.getChart({ ticker: asked, span: '1w' }),
    ticker,
  );
  const isHere = chart.ok && chart.value.candles.length > 10;
  return answer.ok && isHere ? answer.value : NaN;
}

/** The market leaves the list; what is stored of it stays. */
async function unfollow(): Promise<void> {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Delete');
  await page.getByText('Removed').waitFor();
}

const storedRow = (): Locator =>
  page.getByRole('grid', { name: 'Stored markets' }).locator('[data-row]');

async function openArchive(): Promise<Locator> {
  await page.keyboard.press('Control+e');
  await storedRow().waitFor(patience);
  return storedRow();
}

/** Chooses what to export of the current market, and where to; `null` answers nothing. */
async function exportTo(
  file: string | null,
  format: 'CSV' | 'JSON',
  content = 'Hours',
): Promise<void> {
  if (file !== null) await app.answerOpenDialog([file]);
  await page.keyboard.press('e');
  await page.getByText(content, { exact: true }).click();
  await page.getByText(format, { exact: true }).click();
  await page.getByRole('button', { name: 'Choose a file…' }).click();
}

const exported = (): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('prices'));

describe('the archive', () => {
  it('keeps, deletes and brings back a market that is followed no longer, by keyboard', async () => {
    await start();
    await followWithPast();
    const row = await openArchive();
    await row.getByText('Followed').waitFor();
    await page.keyboard.press('Delete');
    await page.getByText('you follow stays').waitFor();
    await page.keyboard.press('Escape');
    await unfollow();

    await openArchive();
    await row.getByText('Followed').waitFor({ state: 'detached' });
    await page.keyboard.press('p');
    await row.getByText('Kept').waitFor();
    await page.keyboard.press('Delete');
    await page.getByText('Nothing stored yet').waitFor();
    await page.keyboard.press('Control+z');
    await row.getByText('Kept').waitFor();
    await page.keyboard.press('Delete');
    await page.getByText('Nothing stored yet').waitFor();

    await app.restart();
    page = await shownPage(app);
    await page.keyboard.press('Control+e');
    await page.getByText('Deleted 1').click();
    const deleted = page.getByRole('grid', { name: 'Deleted markets' });
    await deleted.focus();
    await page.keyboard.press('r');
    await page.getByText('Stored', { exact: true }).click();
    await storedRow().getByText('Kept').waitFor();
    await page.getByRole('grid', { name: 'Stored markets' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('canvas').first().waitFor(patience);
  });

  it('is there without a network, and the search finds what is in it', async () => {
    await start();
    await followWithPast();
    await unfollow();
    server.operator.close(ticker);
    await app.close();
    await cable.unplug();
    await start();
    await page
      .getByText(/offline/i)
      .first()
      .waitFor(patience);
    const row = await openArchive();
    const title = await row.locator('.title').first().innerText();
    await page.keyboard.press('Enter');
    await page.getByText(/^As of .*, offline/).waitFor(patience);
    await page.keyboard.press('Control+n');
    await page.getByLabel(FIELD).fill(title);
    const found = page.getByRole('grid', { name: 'Markets to follow' }).getByText('Stored');
    await found.first().waitFor(patience);
  });
});

describe('an export', () => {
  it('is a spreadsheet or JSON where the person said, and nothing when they said nowhere', async () => {
    await start();
    await followWithPast();
    await openArchive();
    const csv = join(folder, 'prices.csv');
    await exportTo(csv, 'CSV');
    await page.getByText(`written to ${csv}`).waitFor(patience);
    const [head, first] = readFileSync(csv, 'utf8').split('\r\n');
    expect(head).toMatch(/^\uFEFFmarket,title,outcome,end_time,end_time_ms,yes_bid_open,/);
    expect(first).toMatch(/,\d{4}-\d\d-\d\dT\d\d:00:00\.000Z,\d{13},/);
    await page.getByRole('button', { name: 'Show in folder' }).click();
    await vi.waitFor(async () => expect(await app.openedLinks()).toContain(csv), patience);

    await page.keyboard.press('Escape');
    const json = join(folder, 'prices.json');
    await exportTo(json, 'JSON');
    await page.getByText(`written to ${json}`).waitFor(patience);
    const { markets } = JSON.parse(readFileSync(json, 'utf8')) as {
      markets: { market: string; rows: { yes_bid_close: string | null }[] }[];
    };
    expect(markets[0]?.market).toBe(ticker);
    expect(markets[0]?.rows.at(-1)?.yes_bid_close).toMatch(/^0\.\d{4}$/);

    await page.keyboard.press('Escape');
    await exportTo(null, 'CSV');
    await page.getByText('Where should the file go?').waitFor({ state: 'detached' });
    expect(exported()).toHaveLength(2);
  });

  it('shows how far it is, and leaves nothing when it is cancelled', async () => {
    mkdirSync(join(folder, 'data/data'), { recursive: true });
    const load = openLoad(join(folder, 'data/data/history.db'), 'custom');
    recordAll(load, { ticks: 400_000, markets: 1, spanMs: 86_400_000 });
    load.store.database.close();
    await start();
    await openArchive();
    await exportTo(join(folder, 'prices.csv'), 'CSV', 'Every change');
    await page.getByText(/^[1-9][\d,]+ rows written$/).waitFor(patience);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    await vi.waitFor(() => expect(exported()).toEqual([]));
    await exportTo(join(folder, 'prices.csv'), 'CSV', 'Hours');
    await page.getByText(/^2\d rows written to/).waitFor(patience);
  });
});

describe('a damaged history file', () => {
  it('is found and told of, and at the next start what can be read of it is carried over', async () => {
    await start();
    await followWithPast();
    await app.close();
    const path = join(folder, 'data/data/history.db');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, bytes.length - PAGE_BYTES));
    await start();
    await page.getByText('The price history is damaged. Start Kalshi Tray again').waitFor(patience);
    await page.getByRole('row').filter({ hasText: '40' }).waitFor(patience);

    await app.restart();
    page = await app.page();
    await page.getByText(/[1-9][\d,]* stored rows of it were carried over/).waitFor(patience);
    await page.getByRole('button', { name: 'Show file' }).click();
    await vi.waitFor(
      async () => expect(String(await app.openedLinks())).toMatch(/history\.db\.damaged-/),
      patience,
    );
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByText('carried over').waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: '40' }).waitFor(patience);
    await vi.waitFor(async () => expect(await missing()).toBe(0), patience);
  });
});

describe.skipIf(!canMount)('a full disk (only root can mount one)', () => {
  let disk: string;
  beforeEach(() => {
    disk = join(folder, 'disk');
    mkdirSync(disk);
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m', 'none', disk]);
  });
  afterEach(() => void spawnSync('umount', ['-l', disk]));

  it('is told, prices go on, and recording resumes by itself', async () => {
    await start(join(disk, 'data'));
    await followWithPast();
    const { bavail, bsize } = statfsSync(disk);
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 16 * MIB, 1));
    await page.getByText('Your disk is full').waitFor(patience);
    server.operator.move(ticker, '0.5500');
    await page.keyboard.press('F5');
    await page.getByRole('row').filter({ hasText: '55' }).waitFor(patience);
    rmSync(filler);
    await page.getByText('Your disk is full').waitFor({ state: 'detached', timeout: 50_000 });
  }, 120_000);
});
