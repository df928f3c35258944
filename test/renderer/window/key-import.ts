import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { HarnessWindow } from '../harness/browser.ts';
import { callsOf, press, type Behaviour } from './page.ts';

const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY-----\n';
const keyId = 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c';

async function openKeyScreen(app: HarnessWindow, scene: string): Promise<Page> {
  await app.show(scene);
  await app.page.evaluate(() => window.harness.push('navigate', { screen: 'key' }));
  return app.page;
}

const submit = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Check and store' }).click();

/** Whether any text of the page or any field of it still holds a text. */
const holds = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((sought) => {
    const fields = [...document.querySelectorAll('input, textarea')];
    const values = fields.map((field) => (field as HTMLInputElement).value);
    return [document.documentElement.outerHTML, ...values].some((part) => part.includes(sought));
  }, text);

export const keyImport: Behaviour = (app) => {
  describe('importing a key', () => {
    it('sends a pasted key once, shows what was stored and keeps nothing of it', async () => {
      const page = await openKeyScreen(app(), 'polling');
      await page.getByLabel('Or paste the key').fill(pem);
      await page.getByLabel('Key id').fill(keyId);
      await submit(page);
      await page.getByText('The key is in your keychain').waitFor();
      await page.getByText('3f9c2a71d04be815').waitFor();
      expect(await callsOf(page, 'importKey')).toEqual([
        { environment: 'production', keyId, source: { kind: 'text', text: pem }, passphrase: '' },
      ]);
      expect(await holds(page, 'MIIEow')).toBe(false);
    });

    it('sends the bytes of a chosen file', async () => {
      const page = await openKeyScreen(app(), 'polling');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose file…' }).click();
      const file = { name: 'kalshi.key', mimeType: 'text/plain', buffer: Buffer.from(pem) };
      await (await chooser).setFiles(file);
      await page.getByText('kalshi.key').waitFor();
      await submit(page);
      await page.getByText('The key is in your keychain').waitFor();
      const sent = await page.evaluate(() => {
        const source = window.harness.calls.importKey[0]?.source;
        return source?.kind === 'bytes' ? new TextDecoder().decode(source.bytes) : source?.kind;
      });
      expect(sent).toBe(pem);
      expect(await page.locator('input[type=file]').count()).toBe(0);
    });

    it('keeps its window open, where a file is fetched from another, until the screen is left', async () => {
      const page = await openKeyScreen(app(), 'polling');
      expect(await callsOf(page, 'holdWindow')).toEqual([{ held: true }]);
      await press(page, 'Escape');
      expect(await callsOf(page, 'holdWindow')).toEqual([{ held: true }, { held: false }]);
    });

    it('takes a dropped file', async () => {
      const page = await openKeyScreen(app(), 'polling');
      await page.getByRole('group', { name: 'Private key' }).evaluate((zone) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['key'], 'dropped.pem'));
        zone.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
      });
      await page.getByText('dropped.pem').waitFor();
    });

    it('reads no file that is too large to be a key', async () => {
      const page = await openKeyScreen(app(), 'polling');
      const buffer = Buffer.alloc(64 * 1024 + 1);
      const file = { name: 'movie.mkv', mimeType: 'video/x-matroska', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
      await submit(page);
      await page.getByText('This file is too large to be a private key.').waitFor();
      expect(await callsOf(page, 'importKey')).toHaveLength(0);
    });

    it('takes the pasted key out of the form before the answer comes', async () => {
      const page = await openKeyScreen(app(), 'key-checking');
      await page.getByLabel('Or paste the key').fill(pem);
      await submit(page);
      await page.getByRole('button', { name: 'Checking with Kalshi…' }).waitFor();
      expect(await holds(page, 'MIIEow')).toBe(false);
    });

    it.each([
      ['key-invalid', 'This is a public key.'],
      ['key-refused', 'Kalshi refused this key, but Demo accepts it'],
      ['key-passphrase', 'This key is encrypted. Enter its passphrase.'],
    ])('says what is wrong (%s) and keeps nothing of the key', async (scene, sentence) => {
      const page = await openKeyScreen(app(), scene);
      await page.getByLabel('Or paste the key').fill(pem);
      await submit(page);
      await page.getByText(sentence).waitFor();
      expect(await holds(page, 'MIIEow')).toBe(false);
    });

    it('says that a pasted key must be pasted again after a failure, until it is', async () => {
      const page = await openKeyScreen(app(), 'key-refused');
      const again = page.getByText('paste the key again');
      await page.getByLabel('Or paste the key').fill(pem);
      await submit(page);
      await again.waitFor();
      await page.getByText('Demo accepts it').waitFor();
      await submit(page);
      await again.waitFor();
      expect(await callsOf(page, 'importKey')).toHaveLength(1);
      await page.getByLabel('Or paste the key').fill(pem);
      await submit(page);
      await page.getByText('Demo accepts it').waitFor();
      expect(await callsOf(page, 'importKey')).toHaveLength(2);
    });

    it('takes a chosen file again after a failure without being told', async () => {
      const page = await openKeyScreen(app(), 'key-refused');
      const file = { name: 'kalshi.key', mimeType: 'text/plain', buffer: Buffer.from(pem) };
      await page.locator('input[type=file]').setInputFiles(file);
      await submit(page);
      await page.getByText('Demo accepts it').waitFor();
      expect(await page.getByText('paste the key again').count()).toBe(0);
      await submit(page);
      await expect.poll(() => callsOf(page, 'importKey')).toHaveLength(2);
    });

    it('asks for the passphrase at once when a pasted key says that it is encrypted, and forgets it', async () => {
      const page = await openKeyScreen(app(), 'key-passphrase');
      await page.getByLabel('Or paste the key').fill('-----BEGIN ENCRYPTED PRIVATE KEY-----');
      await page.getByLabel('Passphrase of the key').fill('swordfish');
      await submit(page);
      await page.getByText('This key is encrypted.').waitFor();
      const [call] = await callsOf(page, 'importKey');
      expect(call?.passphrase).toBe('swordfish');
      expect(await holds(page, 'swordfish')).toBe(false);
    });

    it('imports the key that the environment variables name', async () => {
      const page = await openKeyScreen(app(), 'offer');
      await page.getByRole('button', { name: 'Import it' }).click();
      await page.getByText('The key is in your keychain').waitFor();
      const [call] = await callsOf(page, 'importKey');
      expect(call).toMatchObject({ keyId, source: { kind: 'offer' } });
    });

    it('makes a practice key on the practice exchange', async () => {
      const page = await openKeyScreen(app(), 'practice');
      await page.getByRole('button', { name: 'Make a practice key' }).click();
      await expect.poll(() => callsOf(page, 'importPracticeKey')).toHaveLength(1);
    });

    it('removes the key only after asking', async () => {
      const page = await openKeyScreen(app(), 'watchlist');
      await page.getByRole('button', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Keep it' }).click();
      expect(await callsOf(page, 'removeKey')).toHaveLength(0);
      await page.getByRole('button', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Remove key' }).click();
      await page.getByRole('button', { name: 'Check and store' }).waitFor();
      expect(await callsOf(page, 'removeKey')).toHaveLength(1);
    });

    it('takes the question back with Escape before it leaves the screen', async () => {
      const page = await openKeyScreen(app(), 'watchlist');
      await page.getByRole('button', { name: 'Remove…' }).click();
      await press(page, 'Escape');
      await page.getByRole('button', { name: 'Remove…' }).waitFor();
      await press(page, 'Escape');
      await page.getByRole('grid', { name: 'Watchlist' }).waitFor();
      expect(await callsOf(page, 'removeKey')).toHaveLength(0);
    });

    it('leaves the screen with Escape without sending anything', async () => {
      const page = await openKeyScreen(app(), 'polling');
      await page.getByLabel('Or paste the key').fill(pem);
      await press(page, 'Escape');
      expect(await callsOf(page, 'importKey')).toHaveLength(0);
      expect(await holds(page, 'MIIEow')).toBe(false);
    });
  });
};
