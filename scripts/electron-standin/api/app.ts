import type Electron from 'electron';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';
import { AppPaths } from './app-paths.ts';
import { commandLineOf } from './command-line.ts';
import { createDock } from './dock.ts';
import { Quitting } from './quitting.ts';
import { SingleInstance } from './single-instance.ts';

const events = [
  ...['will-finish-launching', 'ready', 'activate', 'open-file', 'open-url', 'second-instance'],
  ...['before-quit', 'will-quit', 'quit', 'window-all-closed'],
  ...['web-contents-created', 'browser-window-created', 'browser-window-focus'],
  ...['browser-window-blur', 'render-process-gone', 'child-process-gone'],
];

/** The application: its names, folders, single instance, and how it starts and ends. */
export class StandinApp extends StrictEmitter implements PartOf<Electron.App> {
  readonly commandLine: Electron.CommandLine;
  readonly dock: Electron.Dock | undefined;
  readonly isPackaged = process.env['ELECTRON_FORCE_IS_PACKAGED'] !== undefined;
  readonly #host: Host;
  readonly #manifest: Manifest;
  readonly #paths: AppPaths;
  readonly #quitting: Quitting;
  readonly #singleInstance: SingleInstance;
  name: string;
  #opensAtLogin = false;

  constructor(host: Host, manifest: Manifest) {
    super('app', events);
    this.#host = host;
    this.#manifest = manifest;
    this.name = manifest.productName ?? manifest.name ?? 'Electron';
    this.commandLine = commandLineOf(host);
    this.dock = host.platform === 'darwin' ? createDock() : undefined;
    this.#paths = new AppPaths(host.platform, () => this.name, host.commandLine.userDataDir);
    this.#quitting = new Quitting(
      host.windows,
      (event, ...args) => this.emit(event, ...args),
      (exitCode) => void this.#end(exitCode),
    );
    this.#singleInstance = new SingleInstance((argv, folder, data) => {
      const tell = (): unknown => this.emit('second-instance', preventable({}), argv, folder, data);
      void host.readiness.whenReady.then(tell);
    });
    host.lastWords.push(() => this.#singleInstance.delivered);
    this.#watchWindows();
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return this.#manifest.version ?? '0.0.0';
  }

  getAppPath(): string {
    return this.#host.commandLine.appFolder;
  }

  getLocale(): string {
    return 'en-US';
  }

  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.#paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  isReady(): boolean {
    return this.#host.readiness.isReady;
  }

  whenReady(): Promise<void> {
    return this.#host.readiness.whenReady;
  }

  enableSandbox(): void {
    this.#host.readiness.demandEarly('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const { all } = this.#host.commandLine;
    return this.#singleInstance.request(this.getPath('userData'), {
      argv: [process.execPath, '--allow-file-access-from-files', ...all],
      folder: process.cwd(),
      data: additionalData,
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.#singleInstance.isHolder;
  }

  releaseSingleInstanceLock(): void {
    this.#singleInstance.release();
  }

  /** Names the app to the Windows shell, which is not here. */
  setAppUserModelId(): void {
    return undefined;
  }

  /** Names the app to the portals of Linux desktops, which the stand-in does not meet. */
  setDesktopName(): void {
    return undefined;
  }

  /** Says whether the app is in the Dock, where the stand-in is not. */
  setActivationPolicy(): void {
    return undefined;
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.#host.desktop.about = { ...this.#host.desktop.about, options };
  }

  showAboutPanel(): void {
    this.#host.desktop.about = { ...this.#host.desktop.about, isShown: true };
  }

  /** On Linux Electron does nothing here and tells defaults; so does the stand-in. */
  setLoginItemSettings({ openAtLogin = false }: Electron.Settings): void {
    this.#opensAtLogin = openAtLogin && this.#host.platform !== 'linux';
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.#opensAtLogin,
      wasOpenedAtLogin: false,
      status: this.#opensAtLogin ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.#opensAtLogin,
      launchItems: [],
    };
  }

  focus(): void {
    const visible = this.#host.windows.all.find((window) => window.isVisible());
    if (visible) this.#host.windows.focus(visible);
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    this.#host.relaunch = options;
  }

  quit(): void {
    this.#quitting.quit();
  }

  exit(exitCode = 0): void {
    this.#quitting.exit(exitCode);
  }

  /** Called when the entry has run: nothing becomes ready after the end. */
  becomeReady(): void {
    if (this.#quitting.hasEnded) return;
    this.emit('will-finish-launching');
    this.#host.readiness.arrive();
    this.emit('ready', preventable({}), {});
  }

  #watchWindows(): void {
    const { windows } = this.#host;
    windows.on('created', (window, contents) => {
      this.emit('web-contents-created', preventable({}), contents);
      this.emit('browser-window-created', preventable({}), window);
    });
    windows.on('focus', (window) => this.emit('browser-window-focus', preventable({}), window));
    windows.on('blur', (window) => this.emit('browser-window-blur', preventable({}), window));
    windows.on('crashed', (contents, details) => {
      this.emit('render-process-gone', preventable({}), contents, details);
    });
    windows.on('close-prevented', () => this.#quitting.cancel());
    windows.on('all-closed', () => this.#quitting.allClosed());
  }

  async #end(exitCode: number): Promise<void> {
    await Promise.all(this.#host.lastWords.map((wait) => wait()));
    this.#singleInstance.release();
    process.exit(exitCode);
  }
}
