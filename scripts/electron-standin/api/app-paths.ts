import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type Electron from 'electron';

type PathName = Parameters<Electron.App['getPath']>[0];

/** The folders of the app; each is settled when it is first asked for, as in Electron. */
export class AppPaths {
  readonly #platform: NodeJS.Platform;
  readonly #appName: () => string;
  readonly #settled = new Map<string, string>();

  constructor(platform: NodeJS.Platform, appName: () => string, userDataDir: string | undefined) {
    this.#platform = platform;
    this.#appName = appName;
    if (userDataDir === undefined) return;
    mkdirSync(userDataDir, { recursive: true });
    this.#settled.set('userData', userDataDir);
  }

  /** Throws for a name Electron does not have. */
  get(name: PathName): string {
    const path = this.#settled.get(name) ?? this.#usual(name);
    this.#settled.set(name, path);
    return path;
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.#settled.set(name, path);
  }

  #usual(name: PathName): string {
    const home = homedir();
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return this.#appData(home);
      case 'userData':
        return join(this.get('appData'), this.#appName());
      case 'sessionData':
        return this.get('userData');
      case 'temp':
        return tmpdir();
      case 'exe':
      case 'module':
        return process.execPath;
      case 'logs':
        return this.#platform === 'darwin'
          ? join(home, 'Library/Logs', this.#appName())
          : join(this.get('userData'), 'logs');
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad');
      case 'desktop':
      case 'documents':
      case 'downloads':
        return join(
          home,
          name.replace(/^./, (letter) => letter.toUpperCase()),
        );
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  #appData(home: string): string {
    if (this.#platform === 'darwin') return join(home, 'Library/Application Support');
    if (this.#platform === 'win32') return process.env['APPDATA'] ?? join(home, 'AppData/Roaming');
    return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  }
}
