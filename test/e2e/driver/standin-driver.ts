import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { z } from 'zod';
import { ControlClient } from './control-client.ts';
import type {
  AppDriver,
  Bounds,
  LaunchOptions,
  NotificationFacts,
  PowerEvent,
  RunningApp,
  TrayClick,
  TrayFacts,
} from './driver.ts';
import { ProcessRun } from './process-run.ts';
import { repository } from './repository.ts';

const announcement = z.object({ devtools: z.url(), control: z.url() });
const quitTimeMs = 20_000;

/** Runs the app in the Electron stand-in. */
export const standinDriver: AppDriver = {
  kind: 'stand-in',
  launch: async (options) => {
    const app = new StandinApp(options);
    await app.start();
    return app;
  },
};

class StandinApp implements RunningApp {
  readonly kind = 'stand-in';
  readonly #options: LaunchOptions;
  #past = '';
  #run: ProcessRun | undefined;
  #browser: Browser | undefined;
  #control: ControlClient | undefined;

  constructor(options: LaunchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const {
      args = [],
      env = {},
      userDataDir,
      appDir = repository,
      clock,
      platform,
    } = this.#options;
    const program = join(repository, 'scripts/electron-standin/cli.ts');
    const required = clock ? ['-r', clock.writeScript()] : [];
    const switches = [
      '--remote-debugging-port=0',
      `--user-data-dir=${userDataDir}`,
      ...(platform ? [`--standin-platform=${platform}`] : []),
    ];
    const line = [...required, program, ...switches, appDir, ...args];
    const run = new ProcessRun(process.execPath, line, {
      ...process.env,
      ...env,
    });
    this.#run = run;
    const [announced] = await run.find(/^\{"devtools".*\}$/m);
    const { devtools, control } = announcement.parse(JSON.parse(announced));
    this.#control = new ControlClient(control);
    // Playwright's defaults would pin the colour scheme and the focus, which belong to the app here.
    this.#browser = await chromium.connectOverCDP(devtools, { noDefaults: true });
  }

  async page(): Promise<Page> {
    const context = this.#browser?.contexts()[0];
    if (!context) throw new Error('The app is not running.');
    const known = context.pages().find((page) => !isStandins(page));
    const page = known ?? (await this.#nextPage(context));
    await page.waitForURL((url) => url.hostname.endsWith('.standin.invalid'));
    return page;
  }

  async tray(): Promise<TrayFacts> {
    const { title, tooltip, icon, menu } = await this.#tray();
    return { title, tooltip, icon: icon.dataURL, menu };
  }

  async clickTray(kind: TrayClick = 'click'): Promise<void> {
    const { id } = await this.#tray();
    await this.#desktop.act(`/trays/${id}/click`, { kind });
  }

  async clickMenuItem(...labels: readonly string[]): Promise<void> {
    const { id } = await this.#tray();
    await this.#desktop.act(`/trays/${id}/menu`, { path: labels });
  }

  async notifications(): Promise<readonly NotificationFacts[]> {
    const all = await this.#desktop.notifications();
    return all.map(({ title, body, silent, actions }) => ({ title, body, silent, actions }));
  }

  async clickNotification(index: number): Promise<void> {
    await this.#desktop.act(`/notifications/${await this.#notification(index)}/click`);
  }

  async clickNotificationAction(index: number, action: number): Promise<void> {
    const id = await this.#notification(index);
    await this.#desktop.act(`/notifications/${id}/action`, { index: action });
  }

  async closeNotification(index: number): Promise<void> {
    await this.#desktop.act(`/notifications/${await this.#notification(index)}/close`);
  }

  async windowVisible(): Promise<boolean> {
    return (await this.#window()).visible;
  }

  async windowFocused(): Promise<boolean> {
    return (await this.#window()).focused;
  }

  async windowBounds(): Promise<Bounds> {
    return (await this.#window()).bounds;
  }

  async closeWindow(): Promise<void> {
    await this.#desktop.act(`/windows/${(await this.#window()).id}/close`);
  }

  async blurWindow(): Promise<void> {
    await this.#desktop.act(`/windows/${(await this.#window()).id}/blur`);
  }

  async resizeWindow(width: number, height: number): Promise<void> {
    await this.#desktop.act(`/windows/${(await this.#window()).id}/resize`, { width, height });
  }

  async power(event: PowerEvent): Promise<void> {
    await this.#desktop.act('/power', { text: event });
  }

  async desktopTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.#desktop.act('/theme', { value: theme === 'dark' });
  }

  async answerOpenDialog(files: readonly string[]): Promise<void> {
    await this.#desktop.act('/dialogs', { filePaths: files });
  }

  async openedLinks(): Promise<readonly string[]> {
    return this.#desktop.opened();
  }

  async clipboard(): Promise<string> {
    return this.#desktop.clipboard();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    await this.#run?.kill(signal);
    await this.#leave();
  }

  async close(): Promise<void> {
    if (!this.#run) return;
    if (!this.#run.hasEnded) await this.#control?.act('/quit').catch(() => undefined);
    await this.#run.end(quitTimeMs);
    await this.#leave();
  }

  logs(): string {
    return this.#past + (this.#run?.output ?? '');
  }

  async #leave(): Promise<void> {
    this.#past = this.logs();
    this.#run = undefined;
    await this.#browser?.close();
    this.#browser = undefined;
  }

  async #nextPage(context: BrowserContext): Promise<Page> {
    try {
      return await context.waitForEvent('page', (opened) => !isStandins(opened));
    } catch (cause) {
      throw new Error(`The app opened no window. It said:\n${this.logs()}`, { cause });
    }
  }

  get #desktop(): ControlClient {
    if (!this.#control) throw new Error('The app was not started.');
    return this.#control;
  }

  async #tray() {
    return only(await this.#desktop.trays(), 'tray icon');
  }

  async #window() {
    return only(await this.#desktop.windows(), 'window');
  }

  async #notification(index: number): Promise<number> {
    const found = (await this.#desktop.notifications())[index];
    if (!found) throw new Error(`There is no notification ${index}.`);
    return found.id;
  }
}

/** The stand-in's own page, through which it reaches Chromium's clipboard. */
function isStandins(page: Page): boolean {
  return page.url().startsWith('https://clipboard.standin.invalid/');
}

function only<T>([first]: readonly T[], kind: string): T {
  if (first === undefined) throw new Error(`The app has no ${kind}.`);
  return first;
}
