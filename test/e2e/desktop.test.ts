import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../fakes/practice-server.ts';
import { canDisplay, startVirtualDisplay } from '../fakes/virtual-display.ts';
import { driverKind, launch, type RunningApp } from './driver/index.ts';
import { shownPage } from './steps.ts';

const nobodyThere = {
  KALSHI_API_BASE_URL: 'http://127.0.0.1:9/trade-api/v2',
  KALSHI_WS_URL: 'ws://127.0.0.1:9/trade-api/ws/v2',
};

let server: PracticeServer;
let folder: string;
let app: RunningApp | null = null;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kalshi-tray-e2e-'));
  server = await startPracticeServer();
});
afterEach(async () => {
  await app?.close();
  app = null;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(
  env: Readonly<Record<string, string>> = server.environment,
  args: readonly string[] = [],
  platform: NodeJS.Platform = process.platform,
): Promise<{ app: RunningApp; page: Page }> {
  app = await launch({ userDataDir: join(folder, 'data'), env, args, platform });
  const page = await shownPage(app);
  return { app, page };
}

async function visible(running: RunningApp, expected: boolean): Promise<void> {
  await vi.waitFor(async () => expect(await running.windowVisible()).toBe(expected), 5_000);
}

/** A blur that comes with the window's own showing is not the person's, so the app takes none for 250 ms. */
async function lookElsewhere(running: RunningApp): Promise<void> {
  await (await running.page()).waitForTimeout(400);
  await running.blurWindow();
  await visible(running, false);
}

async function toggle(running: RunningApp): Promise<void> {
  if (process.platform === 'linux') await running.clickMenuItem('Show or hide Kalshi Tray');
  else await running.clickTray();
}

describe('the popover', () => {
  it('goes away when the person looks elsewhere, and comes back from the tray', async () => {
    const { app } = await start();
    await lookElsewhere(app);
    await toggle(app);
    await visible(app, true);
  });

  it('keeps the app in the tray when its window is closed', async () => {
    const { app } = await start();
    await app.closeWindow();
    await visible(app, false);
    expect((await app.tray()).tooltip).toContain('Kalshi Tray');
    await toggle(app);
    await visible(app, true);
  });

  it('closes with Escape, after leaving the screens above the watchlist', async () => {
    const { app, page } = await start();
    await page.keyboard.press('Control+,');
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Escape');
    await visible(app, true);
    await page.getByRole('heading', { name: 'Follow your first market' }).waitFor();
    await page.keyboard.press('Escape');
    await visible(app, false);
  });

  it('stays while a key file is being fetched from another window', async () => {
    const { app, page } = await start();
    await page.keyboard.press('Control+,');
    await page.getByRole('button', { name: 'Import a key…' }).click();
    await page.getByLabel('Key file').waitFor({ state: 'attached' });
    await app.blurWindow();
    await visible(app, true);
  });

  it('opens on Settings from the tray menu', async () => {
    const { app, page } = await start();
    await lookElsewhere(app);
    await app.clickMenuItem('Settings…');
    await visible(app, true);
    await page.getByRole('main', { name: 'Settings' }).waitFor();
  });

  it('opens on the account and its connection from the tray menu', async () => {
    const { app, page } = await start();
    await lookElsewhere(app);
    await app.clickMenuItem('Connection…');
    await visible(app, true);
    await page.getByRole('main', { name: 'API key' }).waitFor();
  });
});

/** Follows and pins markets, as the window asks the main process to. */
async function pin(page: Page, tickers: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    for (const ticker of wanted) {
      await window.kalshiTray.followMarket({ ticker });
      await window.kalshiTray.pinMarket({ ticker, isPinned: true });
    }
  }, tickers);
}

describe.skipIf(!canDisplay)('on a display (skipped without Xvfb)', () => {
  it('the window has its size, and is where it can be seen', async () => {
    const display = await startVirtualDisplay();
    try {
      const { page } = await start({ ...server.environment, DISPLAY: display.name });
      await expect
        .poll(() => page.evaluate(() => [innerWidth, innerHeight]), { timeout: 10_000 })
        .toEqual([400, 600]);
      const { right, bottom } = await page.evaluate(() => ({
        right: screenX + outerWidth,
        bottom: screenY + outerHeight,
      }));
      expect(right).toBeLessThanOrEqual(1400);
      expect(bottom).toBeLessThanOrEqual(1000);
    } finally {
      display.stop();
    }
  });
});

describe('the tray', () => {
  it('lists what a desktop without tray clicks needs, in this order', async () => {
    const { app, page } = await start();
    const [ticker = ''] = server.operator.openTickers();
    await pin(page, [ticker]);
    await vi.waitFor(async () => {
      const { menu } = await app.tray();
      const labels = (menu ?? []).map(({ type, label }) => (type === 'separator' ? '—' : label));
      expect(labels).toEqual([
        expect.stringMatching(/ {2}([\d.]+¢|–)$/),
        '—',
        'Polling every 60 s: no key yet · Custom',
        'Refresh',
        '—',
        'Show or hide Kalshi Tray',
        'Archive…',
        'Connection…',
        'Settings…',
        '—',
        'About Kalshi Tray',
        'Quit Kalshi Tray',
      ]);
    }, 20_000);
  });

  it('tells by its icon and tooltip whether there is a connection', async () => {
    const { app: connected } = await start();
    const tray = async (words: RegExp): Promise<string> => {
      const running = app ?? connected;
      await vi.waitFor(async () => expect((await running.tray()).tooltip).toMatch(words), 40_000);
      return (await running.tray()).icon;
    };
    const polling = await tray(/^Kalshi Tray · Custom\nPolling every 60 s: no key yet/);
    await connected.close();
    await start(nobodyThere);
    expect(await tray(/\nOffline: cannot reach Custom/)).not.toBe(polling);
  });

  it.skipIf(driverKind() !== 'stand-in')(
    'shows the prices of three pinned markets beside the icon on macOS',
    async () => {
      const { app, page } = await start(server.environment, [], 'darwin');
      await pin(page, server.operator.openTickers().slice(0, 4));
      const price = '([\\d.]+¢|–)';
      await vi.waitFor(
        async () =>
          expect((await app.tray()).title).toMatch(RegExp(`^${price} {2}${price} {2}${price}$`)),
        20_000,
      );
    },
  );
});

describe('a start', () => {
  it('with --practice opens on simulated markets at once', async () => {
    const { page } = await start({}, ['--practice']);
    await page.getByText('Practice', { exact: true }).waitFor();
    await page.getByRole('row').nth(3).waitFor();
  });

  it('that cannot reach the exchange says so and offers practice in one click', async () => {
    const { page } = await start(nobodyThere);
    await page.getByRole('heading', { name: 'Cannot reach Custom' }).waitFor({ timeout: 40_000 });
    await page.getByRole('button', { name: 'Try the practice exchange' }).click();
    await page.getByRole('row').nth(3).waitFor();
  });

  it('refuses an address that would send signatures in the clear, and says why', async () => {
    const env = { ...nobodyThere, KALSHI_API_BASE_URL: 'http://example.com/trade-api/v2' };
    const started = launch({ userDataDir: join(folder, 'data'), env });
    await expect(started.then((running) => running.page())).rejects.toThrow(/https:\/\//);
  });
});

describe('the page', () => {
  it('has no Node, no network and no way to other windows', async () => {
    const { app, page } = await start();
    const world = await page.evaluate(async () => ({
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      bridge: Object.isFrozen(Reflect.get(window, 'kalshiTray')),
      reached: await fetch('https://kalshi.com/').then(
        () => true,
        () => false,
      ),
    }));
    expect(world).toEqual({ node: [], bridge: true, reached: false });
    await page.evaluate(() => void window.open('https://example.com/'));
    await expect.poll(() => page.context().pages()).toEqual([page]);
    expect(await app.openedLinks()).toEqual([]);
  });

  it('runs no script that was put into it', async () => {
    const { page } = await start();
    const put = page.evaluate(() => {
      const script = document.createElement('script');
      script.text = 'document.title = "hijacked"';
      document.body.append(script);
    });
    await expect(put).rejects.toThrow(/TrustedScript/);
    expect(await page.title()).toBe('Kalshi Tray');
  });

  it('opens kalshi.com in the browser and nothing else', async () => {
    const { app, page } = await start();
    const answers = await page.evaluate(async () => {
      const { openLink } = window.kalshiTray;
      const tried = [
        'https://kalshi.com/markets/x',
        'http://kalshi.com/',
        'https://kalshi.com.evil.example/',
        'file:///etc/passwd',
      ];
      return Promise.all(tried.map(async (url) => (await openLink({ url })).ok));
    });
    expect(answers).toEqual([true, false, false, false]);
    expect(await app.openedLinks()).toEqual(['https://kalshi.com/markets/x']);
  });
});
