import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  noKeyringReason,
  startKeyringSession,
  type KeyringSession,
} from '../fakes/keyring-session.ts';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { launch, type RunningApp } from './driver/index.ts';
import { FIELD, shownPage } from './steps.ts';

const withoutKeyring = noKeyringReason ? ` (needs a keyring: ${noKeyringReason})` : '';

let server: PracticeServer;
let keyring: KeyringSession | null = null;
let folder: string;
let app: RunningApp;
let ticker: string;

beforeAll(async () => {
  server = await startPracticeServer();
  ticker = server.operator.openTickers()[0] ?? expect.fail('No open market');
});
afterAll(() => server.stop());

beforeEach(async () => {
  keyring = noKeyringReason ? null : await startKeyringSession();
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  app = await launch({
    userDataDir: join(folder, 'data'),
    env: { ...server.environment, ...keyring?.env },
  });
});
afterEach(async () => {
  await app.close();
  await keyring?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Follows the market by typing its ticker, with the keyboard alone. */
async function follow(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByLabel(FIELD).fill(ticker);
  await page.getByText('Press Enter to follow').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** The market's row once it shows this text. */
async function rowShows(page: Page, text: string): Promise<void> {
  await page.getByRole('row').filter({ hasText: text }).first().waitFor({ timeout: 20_000 });
}

async function statusShows(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 20_000 });
}

async function importKey(page: Page, keyFile: string, keyId: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Import a key…' }).click();
  await page.getByLabel('Key file').setInputFiles(keyFile);
  await page.getByLabel('Key id').fill(keyId);
  await page.getByRole('button', { name: 'Check and store' }).click();
  await page.getByText('The key is in your keychain').waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Show the watchlist' }).click();
}

/** A key as Kalshi might hand it out, already known to the exchange. */
function newKey(bits: number, type: 'pkcs1' | 'pkcs8'): { file: string; keyId: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const keyId = crypto.randomUUID();
  const file = join(folder, `${type}-${bits}.key`);
  writeFileSync(file, privateKey.export({ type, format: 'pem' }));
  server.exchange.addKey(keyId, publicKey.export({ type: 'spki', format: 'pem' }).toString(), [
    'read',
  ]);
  return { file, keyId };
}

describe('a person without a key', () => {
  it('sees prices by polling, and the tray says so', async () => {
    const page = await shownPage(app);
    await statusShows(page, 'Polling every 60 s: no key yet');
    server.operator.move(ticker, '0.3300');
    await follow(page);
    await rowShows(page, '33');
    expect((await app.tray()).tooltip).toContain('Polling every 60 s');
  });
});

describe.skipIf(noKeyringReason)(`a person with a key${withoutKeyring}`, () => {
  it('imports it, watches prices stream, restarts without a question, and removes it', async () => {
    let page = await shownPage(app);
    await follow(page);
    const { file, keyId } = newKey(2048, 'pkcs1');
    await importKey(page, file, keyId);
    await statusShows(page, 'Live');
    server.operator.move(ticker, '0.7100');
    await rowShows(page, '71');

    await app.restart();
    page = await shownPage(app);
    await statusShows(page, 'Live');
    server.operator.move(ticker, '0.2200');
    await rowShows(page, '22');

    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Remove…' }).click();
    await page.getByRole('button', { name: 'Remove key' }).click();
    await page.keyboard.press('Escape');
    await statusShows(page, 'Polling every 60 s: no key yet');
  });

  it.each([
    [2048, 'pkcs8'],
    [4096, 'pkcs1'],
    [4096, 'pkcs8'],
  ] as const)(
    'imports a key of %i bits in %s, which streams after a restart too',
    async (bits, type) => {
      const { file, keyId } = newKey(bits, type);
      await importKey(await shownPage(app), file, keyId);
      await statusShows(await app.page(), 'Live');
      await app.restart();
      await statusShows(await app.page(), 'Live');
    },
  );
});
