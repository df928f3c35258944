import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type Electron from 'electron';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter, strictly } from '../strict.ts';
import { SingleInstance } from './single-instance.ts';

const events = [
  'activate',
  'before-quit',
  'browser-window-blur',
  'browser-window-created',
  'browser-window-focus',
  'certificate-error',
  'child-process-gone',
  'continue-activity',
  'did-become-active',
  'gpu-info-update',
  'login',
  'open-file',
  'open-url',
  'quit',
  'ready',
  'render-process-gone',
  'second-instance',
  'select-client-certificate',
  'session-created',
  'web-contents-created',
  'will-finish-launching',
  'will-quit',
  'window-all-closed',
];

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

/** The application: its names, folders, single instance, and how it starts and ends. */
export class StandinApp extends StrictEmitter implements PartOf<Electron.App> {
  readonly commandLine: Electron.CommandLine;
  readonly dock: Electron.Dock | undefined;
  readonly isPackaged = process.env['ELECTRON_FORCE_IS_PACKAGED'] !== undefined;
  readonly #host: Host;
  readonly #manifest: Manifest;
  readonly #paths = new Map<string, string>();
  readonly #singleInstance: SingleInstance;
  #name: string;
  #quitting = false;
  #loginItem = false;

  constructor(host: Host) {
    super('app', events);
    this.#host = host;
    this.#manifest = readManifest(host.commandLine.appFolder);
    this.#name = this.#manifest.productName ?? this.#manifest.name ?? 'Electron';
    this.commandLine = commandLineOf(host);
    this.dock = host.platform === 'darwin' ? dock() : undefined;
    this.#singleInstance = new SingleInstance((argv, folder, data) => {
      void host.readiness.whenReady.then(() =>
        this.emit('second-instance', preventable({}), argv, folder, data),
      );
    });
    const { userDataDir } = host.commandLine;
    if (userDataDir !== undefined) {
      mkdirSync(userDataDir, { recursive: true });
      this.#paths.set('userData', userDataDir);
    }
    host.windows.allClosed = () => this.#allClosed();
    host.closePrevented = () => {
      this.#quitting = false;
    };
    host.created = (contents, window) => {
      this.emit('web-contents-created', preventable({}), contents);
      this.emit('browser-window-created', preventable({}), window);
    };
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
  }

  getName(): string {
    return this.#name;
  }

  setName(name: string): void {
    this.#name = name;
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
    const path = this.#paths.get(name) ?? this.#defaultPath(name);
    this.#paths.set(name, path);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.#paths.set(name, path);
  }

  isReady(): boolean {
    return this.#host.readiness.isReady;
  }

  whenReady(): Promise<void> {
    this.#host.askedForReady = true;
    return this.#host.readiness.whenReady;
  }

  enableSandbox(): void {
    this.#host.readiness.demandEarly('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    return this.#singleInstance.request(this.getPath('userData'), {
      argv: [process.execPath, '--allow-file-access-from-files', ...this.#host.commandLine.all],
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

  setAppUserModelId(): void {
    // Only Windows has them, and there they only name the app to the shell.
  }

  setDesktopName(): void {
    // Names the app to the desktop's portals, which the stand-in does not meet.
  }

  setActivationPolicy(): void {
    // The stand-in has no place in any dock.
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    this.#host.desktop.about = options;
  }

  showAboutPanel(): void {
    this.#host.desktop.aboutShown = true;
  }

  /** On Linux Electron does nothing here and tells defaults; so does the stand-in. */
  setLoginItemSettings(settings: Electron.Settings): void {
    if (this.#host.platform !== 'linux') this.#loginItem = settings.openAtLogin ?? false;
  }

  getLoginItemSettings(): Electron.LoginItemSettings {
    return {
      openAtLogin: this.#loginItem,
      wasOpenedAtLogin: false,
      status: this.#loginItem ? 'enabled' : 'not-registered',
      executableWillLaunchAtLogin: this.#loginItem,
      launchItems: [],
    };
  }

  focus(): void {
    const [window] = this.#host.windows.all;
    if (window?.isVisible()) this.#host.windows.focus(window);
  }

  relaunch(options: Electron.RelaunchOptions = {}): void {
    this.#host.relaunch = options;
  }

  /** `before-quit`, then every window's `close`, then `will-quit` and `quit`; each of the first three can stop it. */
  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    if (!this.#asks('before-quit')) {
      this.#quitting = false;
      return;
    }
    const windows = this.#host.windows.all;
    for (const window of windows) window.close();
    if (windows.length === 0) this.#allClosed();
  }

  /** Ends at once: no window and no listener is asked. */
  exit(exitCode = 0): void {
    this.#quitting = true;
    this.#host.windows.allClosed = () => undefined;
    for (const window of this.#host.windows.all) window.destroy();
    this.#end(exitCode);
  }

  #allClosed(): void {
    if (!this.#quitting) {
      if (!this.emit('window-all-closed')) this.quit();
      return;
    }
    if (this.#asks('will-quit')) this.#end(0);
    else this.#quitting = false;
  }

  #asks(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({});
    this.emit(name, event);
    return !event.defaultPrevented;
  }

  #end(exitCode: number): void {
    this.emit('quit', preventable({}), exitCode);
    void this.#singleInstance.delivered.then(() => {
      this.#singleInstance.release();
      this.#host.end(exitCode);
    });
  }

  #defaultPath(name: string): string {
    const home = homedir();
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appData;
      case 'userData':
      case 'sessionData':
        return name === 'userData' ? join(appData, this.#name) : this.getPath('userData');
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return process.execPath;
      case 'logs':
        return join(this.getPath('userData'), 'logs');
      case 'crashDumps':
        return join(this.getPath('userData'), 'Crashpad');
      case 'desktop':
      case 'documents':
      case 'downloads':
        return join(home, `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`);
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

function commandLineOf({ commandLine, readiness, appended }: Host): Electron.CommandLine {
  const value = (name: string): string | undefined =>
    appended.get(name.toLowerCase()) ?? commandLine.switches.get(name.toLowerCase());
  return strictly<Electron.CommandLine>('CommandLine', {
    hasSwitch: (name) => value(name) !== undefined,
    getSwitchValue: (name) => value(name) ?? '',
    appendSwitch: (name, text = '') => {
      if (!readiness.isReady) appended.set(name.toLowerCase(), text);
    },
  });
}

function dock(): Electron.Dock {
  let visible = true;
  return strictly<Electron.Dock>('Dock', {
    hide: () => void (visible = false),
    show: () => Promise.resolve(void (visible = true)),
    isVisible: () => visible,
    setMenu: () => undefined,
    setIcon: () => undefined,
  });
}
