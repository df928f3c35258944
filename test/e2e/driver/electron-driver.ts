import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
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
import { probeElectron, type Probe } from './electron-probe.ts';
import { repository } from './repository.ts';

/** Runs the app in real Electron, through Playwright and a probe in its main process. */
export const electronDriver: AppDriver = {
  kind: 'electron',
  launch: async (options) => {
    const app = new ElectronApp(options);
    await app.start();
    return app;
  },
};

/** The probe as evaluated functions see it: they run in Electron's main process and know nothing of this file. */
type Main = typeof globalThis & { readonly kalshiTrayProbe: Probe };

class ElectronApp implements RunningApp {
  readonly kind = 'electron';
  readonly #options: LaunchOptions;
  #app: ElectronApplication | undefined;
  #output = '';

  constructor(options: LaunchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { args = [], env = {}, userDataDir, appDir = repository, clock } = this.#options;
    const required = clock ? ['-r', clock.writeScript()] : [];
    const merged = Object.entries({ ...process.env, ...env });
    this.#app = await _electron.launch({
      args: [...required, '-r', writeProbe(), `--user-data-dir=${userDataDir}`, appDir, ...args],
      env: Object.fromEntries(
        merged.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
      ),
      colorScheme: null,
    });
    for (const stream of [this.#app.process().stdout, this.#app.process().stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => (this.#output += chunk));
    }
  }

  page(): Promise<Page> {
    return this.#running.firstWindow();
  }

  async tray(): Promise<TrayFacts> {
    const [tray] = await this.#running.evaluate(() => (globalThis as Main).kalshiTrayProbe.trays());
    if (!tray) throw new Error('The app has no tray icon.');
    return tray;
  }

  async clickTray(kind: TrayClick = 'click'): Promise<void> {
    await this.#running.evaluate(
      (_electron, which) => (globalThis as Main).kalshiTrayProbe.clickTray(which),
      kind,
    );
  }

  async clickMenuItem(...labels: readonly string[]): Promise<void> {
    await this.#running.evaluate(
      (_electron, path) => (globalThis as Main).kalshiTrayProbe.clickMenuItem(path),
      labels,
    );
  }

  notifications(): Promise<readonly NotificationFacts[]> {
    return this.#running.evaluate(() => (globalThis as Main).kalshiTrayProbe.notifications());
  }

  clickNotification(index: number): Promise<void> {
    return this.#endNotification(index, 'click');
  }

  clickNotificationAction(index: number, action: number): Promise<void> {
    return this.#endNotification(index, 'action', action);
  }

  closeNotification(index: number): Promise<void> {
    return this.#endNotification(index, 'close');
  }

  windowVisible(): Promise<boolean> {
    return this.#onWindow((window) => window.isVisible());
  }

  windowFocused(): Promise<boolean> {
    return this.#onWindow((window) => window.isFocused());
  }

  windowBounds(): Promise<Bounds> {
    return this.#onWindow((window) => window.getBounds());
  }

  closeWindow(): Promise<void> {
    return this.#onWindow((window) => window.close());
  }

  blurWindow(): Promise<void> {
    return this.#onWindow((window) => window.blur());
  }

  async resizeWindow(width: number, height: number): Promise<void> {
    await this.#running.firstWindow();
    await this.#running.evaluate(
      ({ BrowserWindow }, size) =>
        BrowserWindow.getAllWindows()[0]?.setSize(size.width, size.height),
      { width, height },
    );
  }

  async power(event: PowerEvent): Promise<void> {
    await this.#running.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  }

  /** Electron cannot change the desktop's theme; `themeSource` has the same effect on pages and on `updated`. */
  async desktopTheme(theme: 'light' | 'dark'): Promise<void> {
    await this.#running.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
  }

  async answerOpenDialog(files: readonly string[]): Promise<void> {
    await this.#running.evaluate(
      (_electron, paths) => (globalThis as Main).kalshiTrayProbe.answerDialog(paths),
      files,
    );
  }

  openedLinks(): Promise<readonly string[]> {
    return this.#running.evaluate(() => (globalThis as Main).kalshiTrayProbe.links);
  }

  clipboard(): Promise<string> {
    return this.#running.evaluate(({ clipboard }) => clipboard.readText());
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    const app = this.#running;
    const closed = app.waitForEvent('close');
    app.process().kill(signal);
    await closed;
    this.#app = undefined;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    this.#app = undefined;
  }

  logs(): string {
    return this.#output;
  }

  get #running(): ElectronApplication {
    if (!this.#app) throw new Error('The app is not running.');
    return this.#app;
  }

  async #onWindow<T>(act: (window: Electron.BrowserWindow) => T): Promise<T> {
    await this.#running.firstWindow();
    const handle = await this.#running.evaluateHandle(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0],
    );
    return handle.evaluate(act as (window: unknown) => T);
  }

  async #endNotification(index: number, event: string, action?: number): Promise<void> {
    await this.#running.evaluate(
      (_electron, [which, name, button]) =>
        (globalThis as Main).kalshiTrayProbe.endNotification(which, name, button),
      [index, event, action] as const,
    );
  }
}

function writeProbe(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'electron-probe-')), 'probe.cjs');
  writeFileSync(file, `(${String(probeElectron)})(require('electron'));\n`);
  return file;
}
