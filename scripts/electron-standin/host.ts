import type Electron from 'electron';
import type { Chromium } from './chromium/launch.ts';
import { Desktop } from './desktop.ts';
import { Readiness } from './readiness.ts';
import { IpcHub } from './renderer/ipc-hub.ts';
import { Sessions } from './renderer/sessions.ts';
import { Schemes } from './schemes.ts';
import type { CommandLine } from './switches.ts';
import { Theme } from './theme.ts';
import { WindowList } from './window-list.ts';

export interface HostOptions {
  readonly commandLine: CommandLine;
  /** The version of Electron whose API is stood in for. */
  readonly electronVersion: string;
  /** No display: Chromium draws into memory. */
  readonly headless: boolean;
  readonly launch: (switches: ReadonlyMap<string, string>) => Promise<Chromium>;
}

/** What the pieces of the stand-in share in one run. */
export class Host {
  readonly commandLine: CommandLine;
  readonly platform: NodeJS.Platform;
  readonly electronVersion: string;
  readonly headless: boolean;
  readonly desktop = new Desktop();
  readonly readiness = new Readiness();
  readonly schemes = new Schemes();
  readonly sessions = new Sessions(this.readiness, this.schemes);
  readonly ipcMain = new IpcHub();
  readonly windows = new WindowList();
  readonly theme = new Theme();
  /** Switches the app appended before ready, for Chromium. */
  readonly appended = new Map<string, string>();
  /** Set when the app wants to be started again after it ends. */
  relaunch: Electron.RelaunchOptions | undefined;
  /** What must be over before the process ends. */
  readonly lastWords: (() => Promise<unknown>)[] = [];
  readonly #launch: HostOptions['launch'];
  #chromium: Promise<Chromium> | undefined;

  constructor(options: HostOptions) {
    this.commandLine = options.commandLine;
    this.platform = options.commandLine.platform;
    this.electronVersion = options.electronVersion;
    this.headless = options.headless;
    this.#launch = options.launch;
  }

  /** Chromium, started when it is first asked for. */
  chromium(): Promise<Chromium> {
    this.#chromium ??= this.#launch(this.appended);
    return this.#chromium;
  }

  log(line: string): void {
    process.stderr.write(`[stand-in] ${line}\n`);
  }
}
