import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../../e2e/driver/driver.ts';
import { standinDriver } from '../../e2e/driver/standin-driver.ts';
import { canRun, noDisplay } from './scenario.ts';

interface Api {
  echo(...values: unknown[]): Promise<{ values: unknown[]; origin: string; url: string }>;
  fail(): Promise<unknown>;
  missing(): Promise<unknown>;
  power(): Promise<string[]>;
}
declare const window: { readonly api: Api; readonly greetings: unknown[][] | undefined };

describe.skipIf(!canRun)('an app in the Electron stand-in', () => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'standin-test-'));
  const appDir = join(import.meta.dirname, '../../fixtures/standin/basic');
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await standinDriver.launch({ appDir, userDataDir, env: noDisplay });
    page = await app.page();
    await page.waitForFunction(() => window.greetings !== undefined);
  });
  afterAll(async () => {
    await app.close();
    rmSync(userDataDir, { recursive: true });
  });

  it('shows the page its protocol handler serves, styled, and with the preload API already there', async () => {
    expect(await page.textContent('body')).toBe('twice 21 is 42');
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(1, 2, 3)');
  });

  it('enforces the content security policy of the response', async () => {
    expect(await page.title()).toBe('Basic');
  });

  it('shows the page nothing of how the preload script reaches the main process', async () => {
    const names = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
    expect(names.filter((name) => /standin|ipc|electron|deliver/i.test(name))).toEqual([]);
  });

  it('lets no page listen in on the bridge by replacing what the language gives', async () => {
    const seen = await page.evaluate(async () => {
      const heard: string[] = [];
      const spied = [
        [EventTarget.prototype, 'dispatchEvent'],
        [EventTarget.prototype, 'addEventListener'],
        [CustomEvent.prototype, 'detail'],
        [Reflect, 'apply'],
      ] as const;
      for (const [owner, name] of spied) {
        const get = (): void => void heard.push(name);
        Object.defineProperty(owner, name, { get, configurable: true });
      }
      await window.api.echo(1);
      return heard;
    });
    expect(seen).toEqual([]);
    await page.reload();
    await page.waitForFunction(() => window.greetings !== undefined);
  });

  it('takes values through the bridge and IPC and back without loss', async () => {
    const same = await page.evaluate(async () => {
      const sent = [
        undefined,
        10n,
        new Date(5),
        new Map([[1, new Set([2])]]),
        new Uint8Array([1, 255]),
        NaN,
      ];
      const { values } = await window.api.echo(...sent);
      const [nothing, big, date, map, bytes, nan] = values;
      return [
        nothing === undefined,
        big === 10n,
        date instanceof Date && date.getTime() === 5,
        map instanceof Map && (map.get(1) as Set<number>).has(2),
        bytes instanceof Uint8Array && bytes.join() === '1,255',
        Object.is(nan, NaN),
      ];
    });
    expect(same).toEqual([true, true, true, true, true, true]);
  });

  it('tells handlers the address and origin of the app, not of the browser', async () => {
    const { origin, url } = await page.evaluate(() => window.api.echo());
    expect(origin).toBe('app://standin-basic');
    expect(url).toBe('app://standin-basic/index.html');
  });

  it('words failing and missing handlers as Electron does', async () => {
    const message = (call: 'fail' | 'missing') =>
      page.evaluate((name) => window.api[name]().catch((error: unknown) => String(error)), call);
    expect(await message('fail')).toBe(
      "Error: Error invoking remote method 'fail': TypeError: no such market",
    );
    expect(await message('missing')).toBe(
      "Error: Error invoking remote method 'missing': Error: No handler registered for 'missing'",
    );
  });

  it('shows the tray, and a click on its menu reaches the page', async () => {
    const { tooltip, icon, menu } = await app.tray();
    expect(tooltip).toBe('Basic: ready');
    expect(icon).toMatch(/^data:image\/png;base64,/);
    expect(menu?.map(({ label }) => label)).toEqual(['Greet', 'Notify', '', 'Quit']);
    await app.clickMenuItem('Greet');
    await page.waitForFunction(() => window.greetings?.length === 1);
    expect(await page.evaluate(() => window.greetings?.[0]?.[0])).toBe('hello');
  });

  it('shows notifications that can be clicked once', async () => {
    await app.clickMenuItem('Notify');
    expect(await app.notifications()).toEqual([
      { title: 'Crossed', body: '27 cents', silent: false, actions: [] },
    ]);
    await app.clickNotification(0);
    expect(await app.notifications()).toEqual([]);
    await page.waitForFunction(() => window.greetings?.at(-1)?.[0] === 'clicked');
  });

  it('suspends and resumes, and on Linux never locks', async () => {
    for (const event of ['suspend', 'lock-screen', 'resume'] as const) await app.power(event);
    expect(await page.evaluate(() => window.api.power())).toEqual(['suspend', 'resume']);
  });

  it('starts again, and is the same', async () => {
    await app.restart();
    page = await app.page();
    await page.waitForFunction(() => window.greetings !== undefined);
    expect(await app.windowVisible()).toBe(true);
    expect(await app.windowBounds()).toMatchObject({ width: 400, height: 600 });
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([400, 600]);
  });
});
