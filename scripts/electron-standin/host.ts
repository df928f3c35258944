import { join } from 'node:path';
import type Electron from 'electron';
import type { Chromium } from './chromium/launch.ts';
import type { Desktop } from './desktop.ts';
import { Readiness } from './readiness.ts';
import { IpcHub } from './renderer/ipc-hub.ts';
import { Sessions } from './renderer/sessions.ts';
import { Schemes } from './schemes.ts';
import type { CommandLine } from './switches.ts';
import { WindowList } from './window-list.ts';

/** What the pieces of the stand-in share in one run. */
export class Host {
  readonly commandLine: CommandLine;
  readonly platform: NodeJS.Platform;
  readonly desktop: Desktop;
  /** The version of Electron whose API is stood in for. */
  readonly electronVersion: string;
  readonly readiness = new Readiness();
  readonly schemes = new Schemes();
  readonly sessions = new Sessions(this.readiness, this.schemes);
  readonly ipcMain = new IpcHub();
  readonly windows = new WindowList();
  /** Process ids of renderers are not known here; the app may only compare this one with itself. */
  readonly rendererPid = 1;
  readonly headless: boolean;
  /** Switches appended by the app before ready. */
  readonly appended = new Map<string, string>();
  /** The app has asked for `ready`; a top-level `await` of it never ends. */
  askedForReady = false;
  /** Set when the app wants to be started again after it ends. */
  relaunch: Electron.RelaunchOptions | undefined;
  /** Wired by `app` and `nativeTheme` when they are made. */
  closePrevented: () => void = () => undefined;
  created: (contents: Electron.WebContents, window: Electron.BrowserWindow) => void = () =>
    undefined;
  isDark: () => boolean = () => false;
  end: (exitCode: number) => void = (code) => process.exit(code);
  #chromium: Promise<Chromium> | undefined;
  readonly #launch: () => Promise<Chromium>;

  constructor(options: {
    readonly commandLine: CommandLine;
    readonly desktop: Desktop;
    readonly electronVersion: string;
    readonly headless: boolean;
    readonly launch: () => Promise<Chromium>;
  }) {
    this.commandLine = options.commandLine;
    this.platform = options.commandLine.platform;
    this.desktop = options.desktop;
    this.electronVersion = options.electronVersion;
    this.headless = options.headless;
    this.#launch = options.launch;
  }

  /** Chromium, started when first asked for. */
  chromium(): Promise<Chromium> {
    this.#chromium ??= this.#launch();
    return this.#chromium;
  }

  log(line: string): void {
    process.stderr.write(`[stand-in] ${line}\n`);
  }

  /** The values of the reduced `process` that a sandboxed preload script sees. */
  sandboxedProcess(additionalArguments: readonly string[]): Readonly<Record<string, unknown>> {
    const { execPath, env, arch } = process;
    return {
      type: 'renderer',
      sandboxed: true,
      contextIsolated: true,
      platform: this.platform,
      arch,
      pid: this.rendererPid,
      execPath,
      env: { ...env },
      argv: [execPath, '--type=renderer', ...additionalArguments],
      version: process.version,
      versions: { ...process.versions, electron: this.electronVersion },
      resourcesPath: join(this.commandLine.appFolder, 'resources'),
    };
  }
}
