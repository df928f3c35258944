import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter, strictly } from '../strict.ts';

/** `clipboard`: plain text, in memory; it is not the clipboard of this machine. */
export function clipboardOf({ desktop }: Host): Electron.Clipboard {
  return strictly<Electron.Clipboard>('clipboard', {
    readText: () => Promise.resolve(desktop.clipboard),
    writeText: (text) => Promise.resolve(void (desktop.clipboard = text)),
    clear: () => void (desktop.clipboard = ''),
  });
}

/** `shell`: what would be opened is noted, nothing is opened. */
export function shellOf({ desktop }: Host): Electron.Shell {
  return strictly<Electron.Shell>('shell', {
    openExternal: (url) => Promise.resolve(void desktop.opened.push(url)),
    openPath: (path) => Promise.resolve(desktop.opened.push(path) ? '' : ''),
    showItemInFolder: (path) => void desktop.opened.push(path),
    beep: () => undefined,
  });
}

/** `dialog`: answered by what was prepared over control, else cancelled. */
export function dialogOf({ desktop, readiness }: Host): Electron.Dialog {
  const answer = () => {
    readiness.demand('dialog module can only be used after app is ready');
    return desktop.dialogAnswers.shift();
  };
  return strictly<Electron.Dialog>('dialog', {
    showOpenDialog: () => {
      const filePaths = [...(answer()?.filePaths ?? [])];
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
    showSaveDialog: () => {
      const filePath = answer()?.filePaths?.[0] ?? '';
      return Promise.resolve({ canceled: filePath === '', filePath });
    },
    showMessageBox: (first: unknown, second?: unknown) => {
      const options = (second ?? first) as Electron.MessageBoxOptions;
      const response = answer()?.response ?? options.cancelId ?? 0;
      return Promise.resolve({ response, checkboxChecked: options.checkboxChecked ?? false });
    },
    showErrorBox: (title, content) => process.stderr.write(`${title}: ${content}\n`),
  });
}

/** `globalShortcut`: kept by accelerator, pressed over control. */
export function globalShortcutOf({ desktop, readiness }: Host): Electron.GlobalShortcut {
  const taken = desktop.shortcuts;
  const ready = (): void =>
    readiness.demand('globalShortcut cannot be used before the app is ready');
  return strictly<Electron.GlobalShortcut>('globalShortcut', {
    register: (accelerator, callback) => {
      ready();
      if (taken.has(accelerator)) return false;
      taken.set(accelerator, callback);
      return true;
    },
    isRegistered: (accelerator) => (ready(), taken.has(accelerator)),
    unregister: (accelerator) => (ready(), void taken.delete(accelerator)),
    unregisterAll: () => (ready(), taken.clear()),
  });
}

/** `net`: requests with Node's own fetch, custom schemes with the app's handlers. */
export function netOf({ desktop, readiness, sessions }: Host): Electron.Net {
  return strictly<Electron.Net>('net', {
    isOnline: () => desktop.isOnline,
    fetch: async (input, init) => {
      readiness.demand('net.fetch cannot be used before the app is ready');
      const request = new Request(input, init);
      const scheme = new URL(request.url).protocol.slice(0, -1);
      const handler = sessions.partition('').handlers.handlerFor(scheme);
      if (handler) return handler(request);
      if (scheme === 'file') return new Response(readFileSync(fileURLToPath(request.url)));
      return fetch(request);
    },
  });
}

const powerEvents = [
  'suspend',
  'resume',
  'on-ac',
  'on-battery',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'user-did-become-active',
  'user-did-resign-active',
  'thermal-state-change',
  'speed-limit-change',
] as const;
export type PowerEvent = (typeof powerEvents)[number];

/** `powerMonitor`: its events come over control. */
export class StandinPowerMonitor extends StrictEmitter implements PartOf<Electron.PowerMonitor> {
  readonly onBatteryPower = false;
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform) {
    super('powerMonitor', powerEvents);
    this.#platform = platform;
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  /** Linux desktops tell Electron nothing of their lock screens. */
  happen(event: string): void {
    const known = powerEvents.find((name) => name === event);
    if (!known) throw new Error(`There is no power event "${event}".`);
    if (this.#platform === 'linux' && known.endsWith('lock-screen')) return;
    this.emit(known);
  }
}

/** `nativeTheme`: the desktop's theme comes over control, the app's choice wins; pages follow. */
export class StandinNativeTheme extends StrictEmitter implements PartOf<Electron.NativeTheme> {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly #host: Host;
  #source: Electron.NativeTheme['themeSource'] = 'system';

  constructor(host: Host) {
    super('nativeTheme', ['updated']);
    this.#host = host;
    host.isDark = () => this.shouldUseDarkColors;
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    const before = this.shouldUseDarkColors;
    this.#source = source;
    if (before !== this.shouldUseDarkColors) this.#updated();
  }

  get shouldUseDarkColors(): boolean {
    if (this.#source !== 'system') return this.#source === 'dark';
    return this.#host.desktop.prefersDark;
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#host.desktop.prefersDark;
  }

  /** The person changes the theme of the desktop. */
  desktopChanged(dark: boolean): void {
    if (this.#host.desktop.prefersDark === dark) return;
    this.#host.desktop.prefersDark = dark;
    this.#updated();
  }

  #updated(): void {
    for (const window of this.#host.windows.all) window.contents.applyTheme();
    setImmediate(() => this.emit('updated'));
  }
}
